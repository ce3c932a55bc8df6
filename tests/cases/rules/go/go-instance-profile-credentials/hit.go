package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
)

var config = aws.Config{
	Credentials: credentials.NewCredentials(&ec2rolecreds.EC2RoleProvider{}), // finding
}
