package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	document, err := ecsDynamicData(meta, "instance-identity/document")
	log.Print(document, err)
}
