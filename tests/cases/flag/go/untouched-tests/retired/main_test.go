package main

import (
	"testing"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func TestWhere(t *testing.T) {
	if _, err := ec2metadata.New(session.New()).GetMetadata("instance-id"); err == nil {
		t.Skip("on an instance")
	}
}
