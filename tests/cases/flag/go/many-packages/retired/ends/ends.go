// Package ends knows what this belongs to.
package ends

import (
	"example.com/many-packages/internal/taskmeta"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Region is where this runs.
func Region(meta *ec2metadata.EC2Metadata) (string, error) { return taskmeta.Region() }
