package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/endpointcreds"
)

// The container provider asks 169.254.170.2, which is ECS itself.
const endpoint = "http://169.254.170.2/v2/credentials"

func New(options ...string) *aws.Config { return &aws.Config{} }

var config = New("ec2rolecreds.New()")
