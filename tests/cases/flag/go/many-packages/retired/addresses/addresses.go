// Package addresses knows the instance's private address.
package addresses

import (
	"example.com/many-packages/internal/taskmeta"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Address is the instance's private address.
func Address(meta *ec2metadata.EC2Metadata) (string, error) {
	return taskmeta.LocalIPv4()
}
