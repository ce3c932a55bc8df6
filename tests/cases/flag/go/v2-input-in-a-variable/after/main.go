package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	client := imds.New(imds.Options{})
	out, err := ecsRegion(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
