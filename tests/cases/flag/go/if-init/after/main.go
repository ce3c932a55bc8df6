package main

import (
	"log"

	"example.com/if-init/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.New())
	if address, err := ecsflag.LocalIPv4(meta); err == nil {
		log.Print(address)
	} else if name, err := ecsflag.LocalHostname(meta); err == nil {
		log.Print(name)
	}
}
