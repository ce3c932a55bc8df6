package main

import (
	"errors"
	"os"
)

// ecsRegion is the region in which the task runs: AWS_REGION, which Fargate sets.
func ecsRegion() (string, error) {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		return "", errors.New("taskmeta: AWS_REGION is not set")
	}
	return region, nil
}
