package telemetry

import (
	"context"

	"go.opentelemetry.io/contrib/detectors/aws/ec2"
	"go.opentelemetry.io/otel/sdk/resource"
)

func describe(ctx context.Context) (*resource.Resource, error) {
	return ec2.NewResourceDetector().Detect(ctx) // finding
}
