// Package users knows what this was told.
package users

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Data is the instance's user data.
func Data(meta *ec2metadata.EC2Metadata) (string, error) {
	return meta.GetUserData()
}
