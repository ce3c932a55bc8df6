//go:build linux
// +build linux

package main

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

func zone(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata("placement/availability-zone")
}
