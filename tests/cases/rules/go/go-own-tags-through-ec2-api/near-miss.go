package tags

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func costs(svc *ec2.EC2) (*ec2.DescribeTagsOutput, error) {
	return svc.DescribeTags(&ec2.DescribeTagsInput{
		Filters: []*ec2.Filter{{Name: aws.String("key"), Values: []*string{aws.String("cost-centre")}}},
	})
}
