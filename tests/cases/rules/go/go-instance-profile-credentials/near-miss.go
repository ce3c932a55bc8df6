package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
)

var config = aws.Config{
	Credentials: credentials.NewEnvCredentials(),
}
