package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

func first(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata("instance-life-cycle")
}
