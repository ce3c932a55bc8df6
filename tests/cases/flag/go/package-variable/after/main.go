package main

import (
	"log"

	"example.com/package-variable/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

var meta = ec2metadata.New(session.New())

var instance, instanceError = ecsflag.InstanceID(meta)

func main() {
	log.Print(instance, instanceError)
}
