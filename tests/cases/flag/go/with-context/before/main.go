package main

import (
	"context"
	"log"
	"time"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	meta := ec2metadata.New(session.New())
	region, err := meta.RegionWithContext(ctx)
	if err != nil {
		log.Fatal(err)
	}
	id, err := meta.GetMetadataWithContext(ctx, "instance-id")
	log.Print(region, id, err, meta.AvailableWithContext(ctx))
}
