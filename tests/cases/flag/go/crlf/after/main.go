package main

import (
	"log"

	"example.com/crlf/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())
	id, err := ecsflag.InstanceID(meta)
	log.Print(id, err)
}
