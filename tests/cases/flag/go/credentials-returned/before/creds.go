package creds

import (
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
)

// For gives credentials by name.
func For(name string) *credentials.Credentials {
	switch name {
	case "iam":
		return credentials.NewCredentials(&ec2rolecreds.EC2RoleProvider{})
	default:
		return credentials.NewEnvCredentials()
	}
}
