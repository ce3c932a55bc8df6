package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

// 日本語 before the call: characters are not bytes.
func main() {
	meta := ec2metadata.New(session.New())
	id, err := ecsInstanceID(meta)
	log.Print("これは", id, err)
}
