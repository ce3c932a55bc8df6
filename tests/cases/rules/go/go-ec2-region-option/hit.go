package main

import (
	"context"
	awsconfig "github.com/aws/aws-sdk-go-v2/config"
)

func load() error {
	_, err := awsconfig.LoadDefaultConfig(context.Background(), awsconfig.WithEC2IMDSRegion()) // finding
	return err
}
