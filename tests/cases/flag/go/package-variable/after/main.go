package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

var meta = ec2metadata.New(session.New())

var instance, instanceError = ecsInstanceID(meta)

func main() {
	log.Print(instance, instanceError)
}
