package main

import (
	"log"
	"os"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
	for _, path := range os.Args[1:] {
		value, err := ecsMetadata(meta, "network/"+path)
		log.Print(value, err)
	}
}
