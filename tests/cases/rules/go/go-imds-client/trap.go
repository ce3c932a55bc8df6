package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"example.com/shop/internal/ecsflag"
)

type host struct{ meta *ec2metadata.EC2Metadata }

func open() *host {
	h := &host{}
	// ec2metadata.New(nil) in a comment
	if !ecsflag.Enabled() {
		h.meta = ec2metadata.New(session.Must(session.NewSession()))
	}
	return h
}
