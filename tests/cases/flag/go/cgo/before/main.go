package main

// static int one(void) { return 1; }
import "C"

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	id, err := meta.GetMetadata("instance-id")
	log.Print(id, err, C.one())
}
