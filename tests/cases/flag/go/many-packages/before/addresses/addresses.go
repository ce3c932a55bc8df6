// Package addresses knows the instance's private address.
package addresses

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Address is the instance's private address.
func Address(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata("local-ipv4")
}
