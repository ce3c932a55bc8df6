package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	data, err := ec2metadata.New(session.New()).GetUserData()
	if err != nil {
		log.Fatal(err)
	}
	log.Print(len(data))
}
