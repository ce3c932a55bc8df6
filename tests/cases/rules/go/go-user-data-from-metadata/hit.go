package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"context"
)

type host struct{ *ec2metadata.EC2Metadata }

func first(h host) any {
	return h.GetUserData() // finding
}

func second(client *imds.Client) any {
	return client.GetUserData(context.TODO(), nil) // finding
}
