package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"os"
	"example.com/shop/config"
)

func region(meta *ec2metadata.EC2Metadata) (string, error) {
	if config.GetEnvValue().EcsFlag.Flag {
		return os.Getenv("AWS_REGION"), nil
	}
	return meta.Region()
}
