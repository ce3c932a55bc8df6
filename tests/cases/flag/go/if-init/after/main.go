package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())
	if address, err := ecsLocalIPv4(meta); err == nil {
		log.Print(address)
	} else if name, err := ecsLocalHostname(meta); err == nil {
		log.Print(name)
	}
}
