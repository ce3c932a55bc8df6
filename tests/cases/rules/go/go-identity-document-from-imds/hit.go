package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"context"
)

type host struct{ *ec2metadata.EC2Metadata }

func first(h host) any {
	return h.GetInstanceIdentityDocument() // finding
}

func second(client *imds.Client) any {
	return client.GetInstanceIdentityDocument(context.TODO(), nil) // finding
}
