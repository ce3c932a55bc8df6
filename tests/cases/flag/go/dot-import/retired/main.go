package main

import (
	"log"

	. "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	New(session.Must(session.NewSession()))
	id, err := taskID()
	log.Print(id, err)
}
