package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	old, err := ec2metadata.New(session.New()).Region()
	log.Print(old, err)
	out, err := imds.New(imds.Options{}).GetRegion(context.Background(), nil)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
