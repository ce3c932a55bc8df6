package main

import (
	"context"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

func key(config aws.Config, forced *ec2rolecreds.Provider) (string, error) {
	value, err := config.Credentials.Retrieve(context.Background())
	return value.AccessKeyID, err
}
