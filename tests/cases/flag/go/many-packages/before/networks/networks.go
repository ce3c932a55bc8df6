// Package networks knows the instance's first network.
package networks

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Network is the instance's first network.
func Network(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata("mac")
}
