package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// taskRegion is the task's region, from AWS_REGION.
func taskRegion(ctx context.Context) (*imds.GetRegionOutput, error) {
	if region := os.Getenv("AWS_REGION"); region != "" {
		return &imds.GetRegionOutput{Region: region}, nil
	}
	return nil, errors.New("taskmeta: AWS_REGION is not set")
}
