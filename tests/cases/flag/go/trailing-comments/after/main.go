package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())       // makes no call
	id, err := ecsInstanceID(meta)               // who
	zone, zoneError := ecsAvailabilityZone(meta) // where
	log.Print(id, err, zone, zoneError)
}
