package main

import (
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"context"
)

type metadata interface {
	GetMetadata(context.Context, *imds.GetMetadataInput, ...func(*imds.Options)) (*imds.GetMetadataOutput, error)
}

func ask(client metadata, path string) (*imds.GetMetadataOutput, error) {
	return client.GetMetadata(context.TODO(), &imds.GetMetadataInput{Path: path}) // finding
}
