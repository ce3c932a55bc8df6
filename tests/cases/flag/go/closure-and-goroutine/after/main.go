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
		zone, _ := ecsAvailabilityZone(meta)
		found <- zone
	}()
	defer func() {
		if region, err := ecsRegion(meta); err == nil {
			log.Print(region)
		}
	}()
	log.Print(<-found)
}
