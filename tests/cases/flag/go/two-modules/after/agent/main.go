package main

import (
	"log"

	"example.com/two-modules/agent/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	log.Print(ecsflag.InstanceID(ec2metadata.New(session.New())))
}
