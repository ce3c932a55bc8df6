package main

import (
	"context"
	"log"
	"time"

	"example.com/with-context/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	meta := ec2metadata.New(session.New())
	region, err := ecsflag.RegionWithContext(ctx, meta)
	if err != nil {
		log.Fatal(err)
	}
	id, err := ecsflag.InstanceIDWithContext(ctx, meta)
	log.Print(region, id, err, ecsflag.AvailableWithContext(ctx, meta))
}
