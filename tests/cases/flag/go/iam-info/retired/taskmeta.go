package main

import (
	"errors"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// taskIAMInfo is always an error: a task has no instance profile.
func taskIAMInfo() (ec2metadata.EC2IAMInfo, error) {
	return ec2metadata.EC2IAMInfo{}, errors.New("taskmeta: a task has no instance profile")
}
