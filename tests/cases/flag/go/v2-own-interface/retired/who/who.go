package who

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// Metadata is what a test replaces.
type Metadata interface {
	GetInstanceIdentityDocument(context.Context, *imds.GetInstanceIdentityDocumentInput, ...func(*imds.Options)) (*imds.GetInstanceIdentityDocumentOutput, error)
}

// New is the real one.
func New() Metadata { return imds.New(imds.Options{}) }

// Account is the account's number.
func Account(ctx context.Context) (string, error) {
	out, err := taskIdentity(ctx)
	if err != nil {
		return "", err
	}
	return out.AccountID, nil
}
