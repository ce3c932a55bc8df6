package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	log.Print(zone(ec2metadata.New(session.Must(session.NewSession()))))
}
