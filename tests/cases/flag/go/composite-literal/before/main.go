package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	id, err := meta.GetMetadata("instance-id")
	log.Print(map[string]any{"id": id, "error": err, "up": meta.Available()})
}
