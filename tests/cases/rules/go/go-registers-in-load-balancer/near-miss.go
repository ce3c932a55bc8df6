package balancer

import "github.com/aws/aws-sdk-go/service/elbv2"

func health(svc *elbv2.ELBV2, group string) (*elbv2.DescribeTargetHealthOutput, error) {
	return svc.DescribeTargetHealth(&elbv2.DescribeTargetHealthInput{TargetGroupArn: &group}) // after RegisterTargetsInput
}
