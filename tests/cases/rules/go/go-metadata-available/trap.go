package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

func first(meta *ec2metadata.EC2Metadata, ecsFlag bool, v struct{ EcsFlag struct{ Flag bool } }) any {
	if v.EcsFlag.Flag {
		return ""
	} else {
		return meta.Available()
	}
}
