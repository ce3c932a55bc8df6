package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	var id string
	var err error
retry:
	id, err = ecsInstanceID(meta)
	if err != nil && id == "" {
		goto retry
	}
	log.Print(id)
}
