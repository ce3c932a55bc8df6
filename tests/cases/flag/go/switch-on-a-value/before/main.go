package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	switch region, err := meta.Region(); {
	case err != nil:
		log.Fatal(err)
	case region == "eu-west-1":
		log.Print("home")
	default:
		log.Print(region)
	}
}
