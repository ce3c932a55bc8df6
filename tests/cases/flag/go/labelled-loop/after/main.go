package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	meta := ec2metadata.New(session.Must(session.NewSession()))
outer:
	for i := 0; i < 3; i++ {
		for {
			ip, err := ecsLocalIPv4(meta)
			if err != nil {
				continue outer
			}
			log.Print(ip)
			break outer
		}
	}
}
