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
	out, err := client.GetMetadata(ctx, &imds.GetMetadataInput{Path: "instance-id"})
	if err != nil {
		log.Fatal(err)
	}
	defer out.Content.Close()
	id, err := io.ReadAll(out.Content)
	log.Print(string(id), err)
}
