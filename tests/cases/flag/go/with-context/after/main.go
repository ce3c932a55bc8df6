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
	region, err := ecsRegionWithContext(ctx, meta)
	if err != nil {
		log.Fatal(err)
	}
	id, err := ecsInstanceIDWithContext(ctx, meta)
	log.Print(region, id, err, ecsAvailableWithContext(ctx, meta))
}
