package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func open() error { return nil }

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	err := open()
	if err == nil {
		zone, err := meta.GetMetadata("placement/availability-zone")
		log.Print(zone, err)
	}
	log.Print(err)
}
