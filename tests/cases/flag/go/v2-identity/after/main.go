package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := imds.NewFromConfig(cfg)
	region, err := ecsRegion(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := ecsInstanceIdentityDocument(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(region.Region, doc.InstanceID, doc.AvailabilityZone)
}
