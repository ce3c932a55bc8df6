package main

import (
	"context"
	"github.com/aws/aws-sdk-go-v2/config"
)

func load() error {
	_, err := config.LoadDefaultConfig(context.Background(), config.WithRegion("WithEC2IMDSRegion"))
	return err
}
