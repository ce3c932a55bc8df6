package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type host struct{ *ec2metadata.EC2Metadata }

func first(h host) bool {
	return h.Available() // finding
}
