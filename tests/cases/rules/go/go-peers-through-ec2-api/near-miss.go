package peers

import "github.com/aws/aws-sdk-go-v2/service/ec2"

func one(id string) *ec2.DescribeInstancesInput {
	return &ec2.DescribeInstancesInput{InstanceIds: []string{id}}
}
