package tracing

import (
	"os"

	xrayec2 "github.com/aws/aws-xray-sdk-go/awsplugins/ec2"
)

func init() {
	if os.Getenv("ENVIRONMENT") == "production" {
		xrayec2.Init() // finding
	}
}
