package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())
	if address, err := meta.GetMetadata("local-ipv4"); err == nil {
		log.Print(address)
	} else if name, err := meta.GetMetadata("local-hostname"); err == nil {
		log.Print(name)
	}
}
