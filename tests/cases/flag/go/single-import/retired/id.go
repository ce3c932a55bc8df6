package id

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

type host struct{ *ec2metadata.EC2Metadata }

func (h host) id() string {
	id, err := taskID()
	if err != nil {
		return ""
	}
	return id
}

var _ = host.id
