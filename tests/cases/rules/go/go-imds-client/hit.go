package main

import (
	md "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

var client = md.New(session.Must(session.NewSession())) // finding

type host struct {
	build func() // a type in a field is no finding
	meta  *md.EC2Metadata
}
