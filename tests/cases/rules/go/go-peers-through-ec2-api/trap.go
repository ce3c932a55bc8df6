package peers

import "example.com/cloud/ec2"

func find() *ec2.DescribeInstancesInput {
	return &ec2.DescribeInstancesInput{Filter: "tag:role"}
}
