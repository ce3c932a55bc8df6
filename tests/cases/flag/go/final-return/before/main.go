package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func id(meta *ec2metadata.EC2Metadata) (string, error) {
	if !meta.Available() {
		return "laptop", nil
	}
	return meta.GetMetadata("instance-id")
}

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	log.Print(id(meta))
}
