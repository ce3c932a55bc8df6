package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// ecsRegion is the region in which the task runs: AWS_REGION, which Fargate sets.
func ecsRegion() (string, error) {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		return "", errors.New("taskmeta: AWS_REGION is not set")
	}
	return region, nil
}

// ecsRegionV2 is the region in which the task runs: AWS_REGION, which Fargate sets.
func ecsRegionV2(ctx context.Context) (*imds.GetRegionOutput, error) {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		return nil, errors.New("taskmeta: AWS_REGION is not set")
	}
	return &imds.GetRegionOutput{Region: region}, nil
}
