// Package zones knows where this is.
package zones

import (
	"example.com/many-packages/internal/taskmeta"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Zone is the instance's availability zone, "?" where nobody says.
func Zone(meta *ec2metadata.EC2Metadata) string {
	if zone, err := taskmeta.AvailabilityZone(); err == nil {
		return zone
	}
	return "?"
}
