// Package ids knows who this is.
package ids

import (
	"example.com/many-packages/internal/taskmeta"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// ID is the instance's id.
func ID(meta *ec2metadata.EC2Metadata) (string, error) {
	return taskmeta.TaskID()
}
