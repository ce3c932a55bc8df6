package telemetry

import ec2 "example.com/detectors/aws/ec2"

var detector = ec2.NewResourceDetector()
