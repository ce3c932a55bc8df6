package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())
	ami, err := ecsMetadata(meta, "ami-id")
	log.Print(ami, err)
}
