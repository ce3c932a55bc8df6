package main

import (
	"log"

	. "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := New(session.Must(session.NewSession()))
	id, err := ecsInstanceID(meta)
	log.Print(id, err)
}
