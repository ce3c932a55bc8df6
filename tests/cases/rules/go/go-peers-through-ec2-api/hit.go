package peers

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
)

func find(ctx context.Context, c *ec2.Client, role string) (*ec2.DescribeInstancesOutput, error) {
	in := &ec2.DescribeInstancesInput{Filters: []types.Filter{{Name: aws.String("tag:role"), Values: []string{role}}}} // finding
	return c.DescribeInstances(ctx, in)
}
