package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func id(meta *ec2metadata.EC2Metadata) (string, error) {
	if !ecsAvailable(meta) {
		return "laptop", nil
	}
	return ecsInstanceID(meta)
}

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	log.Print(id(meta))
}
