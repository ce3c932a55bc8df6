// Package kinds knows what this is.
package kinds

import (
	"example.com/many-packages/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Image is the machine image's id, empty where nobody says.
func Image(meta *ec2metadata.EC2Metadata) string {
	image, err := ecsflag.Metadata(meta, "ami-id")
	if err != nil {
		return ""
	}
	return image
}
