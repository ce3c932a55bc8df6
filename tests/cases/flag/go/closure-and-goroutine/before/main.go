package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	found := make(chan string)
	go func() {
		zone, _ := meta.GetMetadata("placement/availability-zone")
		found <- zone
	}()
	defer func() {
		if region, err := meta.Region(); err == nil {
			log.Print(region)
		}
	}()
	log.Print(<-found)
}
