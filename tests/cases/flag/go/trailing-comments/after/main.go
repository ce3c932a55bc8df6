package main

import (
	"log"

	"example.com/trailing-comments/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())            // makes no call
	id, err := ecsflag.InstanceID(meta)               // who
	zone, zoneError := ecsflag.AvailabilityZone(meta) // where
	log.Print(id, err, zone, zoneError)
}
