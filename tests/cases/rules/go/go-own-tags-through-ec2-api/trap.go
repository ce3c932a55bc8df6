package tags

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
)

// The tags of a load balancer: DescribeTagsInput of another service.
func listener(arn string) *elasticloadbalancingv2.DescribeTagsInput {
	_ = ec2.Options{Region: "resource-id"}
	return &elasticloadbalancingv2.DescribeTagsInput{ResourceArns: []string{arn, aws.ToString(nil), "resource-id"}}
}
