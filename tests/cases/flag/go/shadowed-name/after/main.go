package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	ecsflag := "a name that the service has already"
	meta := ec2metadata.New(session.New())
	id, err := ecsInstanceID(meta)
	log.Print(ecsflag, id, err)
}
