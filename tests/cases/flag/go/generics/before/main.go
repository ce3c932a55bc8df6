package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	log.Print(must(meta.GetMetadata("instance-id")))
}
