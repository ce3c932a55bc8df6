package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	log.Print(where(ec2metadata.New(session.New())))
}

func where(meta *ec2metadata.EC2Metadata) (string, error) {
	return ecsRegion(meta)
}
