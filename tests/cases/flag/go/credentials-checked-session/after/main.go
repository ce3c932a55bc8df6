package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func client() (*ec2.EC2, error) {
	sess, err := session.NewSession(aws.NewConfig().
		WithRegion("eu-west-1").
		WithMaxRetries(2))
	if err != nil {
		return nil, err
	}
	return ec2.New(sess), nil
}

func main() { log.Print(client()) }
