package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func client() *ec2metadata.EC2Metadata {
	return ec2metadata.New(session.Must(session.NewSession()))
}

func main() {
	id, err := client().GetMetadata("instance-id")
	log.Print(id, err)
}
