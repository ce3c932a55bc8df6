package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	data, err := ecsUserData(ec2metadata.New(session.New()))
	if err != nil {
		log.Fatal(err)
	}
	log.Print(len(data))
}
