// Package networks knows the instance's first network.
package networks

import (
	"example.com/many-packages/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Network is the instance's first network.
func Network(meta *ec2metadata.EC2Metadata) (string, error) {
	return ecsflag.Metadata(meta, "mac")
}
