package telemetry

import "go.opentelemetry.io/contrib/detectors/aws/ecs" // not detectors/aws/ec2

var detector = ecs.NewResourceDetector()
