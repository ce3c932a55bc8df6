// Package where knows where we run. The card network wants to hear it with every
// call, for its fraud rules.
package where

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// Region gives the region of the instance.
func Region(ctx context.Context, client *imds.Client) (string, error) {
	region, err := client.GetRegion(ctx, &imds.GetRegionInput{})
	if err != nil {
		return "", fmt.Errorf("region of this instance: %w", err)
	}
	return region.Region, nil
}

// Header gives the value of X-Forwarded-Region: region, zone, and the address
// that the call comes from.
func Header(ctx context.Context, client *imds.Client) (string, error) {
	doc, err := client.GetInstanceIdentityDocument(ctx, &imds.GetInstanceIdentityDocumentInput{})
	if err != nil {
		return "", fmt.Errorf("identity document: %w", err)
	}
	return fmt.Sprintf("%s;zone=%s;from=%s", doc.Region, doc.AvailabilityZone, doc.PrivateIP), nil
}
