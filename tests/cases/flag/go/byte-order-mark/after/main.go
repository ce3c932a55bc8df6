package main

import (
	"log"

	"example.com/byte-order-mark/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

// 日本語 before the call: characters are not bytes.
func main() {
	meta := ec2metadata.New(session.New())
	id, err := ecsflag.InstanceID(meta)
	log.Print("これは", id, err)
}
