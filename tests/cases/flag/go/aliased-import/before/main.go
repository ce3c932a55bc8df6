package main

import (
	"log"

	md "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	zone, err := md.New(session.New()).GetMetadata("placement/availability-zone")
	log.Print(zone, err)
}
