package main

import (
	"context"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

func key() (string, error) {
	provider := ec2rolecreds.New()
	value, err := provider.Retrieve(context.Background()) // finding
	return value.AccessKeyID, err
}
