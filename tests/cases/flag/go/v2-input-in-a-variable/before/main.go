package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	client := imds.New(imds.Options{})
	input := &imds.GetRegionInput{}
	out, err := client.GetRegion(ctx, input)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
