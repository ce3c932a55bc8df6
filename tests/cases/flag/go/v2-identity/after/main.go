package main

import (
	"context"
	"log"

	"example.com/v2-identity/internal/ecsflag"
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
	region, err := ecsflag.Region(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := ecsflag.InstanceIdentityDocument(ctx, client)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(region.Region, doc.InstanceID, doc.AvailabilityZone)
}
