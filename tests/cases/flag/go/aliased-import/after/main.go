package main

import (
	"log"

	md "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	zone, err := ecsAvailabilityZone(md.New(session.New()))
	log.Print(zone, err)
}
