package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type page struct{ client *ec2metadata.EC2Metadata }

func (p page) GetUserData() string { return "" }

func show(p page) string { return p.GetUserData() }
