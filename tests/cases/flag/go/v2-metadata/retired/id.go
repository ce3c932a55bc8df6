package id

import (
	"context"
	"io"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

type api interface {
	GetMetadata(ctx context.Context, in *imds.GetMetadataInput, opts ...func(*imds.Options)) (*imds.GetMetadataOutput, error)
}

// Of reads the instance id.
func Of(ctx context.Context, client api) (string, error) {
	out, err := taskID(ctx)
	if err != nil {
		return "", err
	}
	defer out.Content.Close()
	data, err := io.ReadAll(out.Content)
	return string(data), err
}
