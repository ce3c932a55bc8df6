// Package names knows the instance's private name.
package names

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Name is the instance's private name.
func Name(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetMetadata("local-hostname")
}
