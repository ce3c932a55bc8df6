package main

import (
	"context"
	"io"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	client := imds.New(imds.Options{})
	out, err := ecsInstanceID(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	defer out.Content.Close()
	id, err := io.ReadAll(out.Content)
	log.Print(string(id), err)
}
