package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"context"
)

const wanted = "placement/availability-zone"

func first(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata(wanted) // finding
}

func second(client *imds.Client) error {
	_, err := client.GetMetadata(context.TODO(), &imds.GetMetadataInput{Path: "placement/availability-zone"}) // finding
	return err
}
