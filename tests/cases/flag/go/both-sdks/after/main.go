package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	old, err := ecsRegion(ec2metadata.New(session.New()))
	log.Print(old, err)
	out, err := ecsRegionV2(context.Background(), imds.New(imds.Options{}))
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
