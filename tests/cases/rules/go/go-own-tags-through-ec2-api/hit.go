package tags

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func stage(svc *ec2.EC2, id string) (*ec2.DescribeTagsOutput, error) {
	return svc.DescribeTags(&ec2.DescribeTagsInput{ // finding
		Filters: []*ec2.Filter{{Name: aws.String("resource-id"), Values: []*string{aws.String(id)}}},
	})
}
