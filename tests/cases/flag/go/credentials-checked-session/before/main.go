package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func client() (*ec2.EC2, error) {
	base, err := session.NewSession()
	if err != nil {
		return nil, err
	}
	sess, err := session.NewSession(aws.NewConfig().
		WithRegion("eu-west-1").
		WithCredentials(ec2rolecreds.NewCredentials(base)).
		WithMaxRetries(2))
	if err != nil {
		return nil, err
	}
	return ec2.New(sess), nil
}

func main() { log.Print(client()) }
