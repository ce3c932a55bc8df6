// Package where says where the process runs.
package where

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Zone is the availability zone.
func Zone(meta *ec2metadata.EC2Metadata) (string, error) {
	return taskAvailabilityZone()
}
