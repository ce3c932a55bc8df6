package tracing

import "github.com/aws/aws-xray-sdk-go/awsplugins/ecs" // not awsplugins/ec2

func init() { ecs.Init() }
