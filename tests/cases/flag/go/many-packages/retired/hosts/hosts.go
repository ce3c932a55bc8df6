// Package hosts knows under which address this is reached.
package hosts

import (
	"net"

	"example.com/many-packages/internal/taskmeta"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Address is where this is reached.
func Address(meta *ec2metadata.EC2Metadata, port string) (string, error) {
	ip, err := taskmeta.LocalIPv4()
	if err != nil {
		return "", err
	}
	return net.JoinHostPort(ip, port), nil
}
