package lifecycle

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/autoscaling"
)

func groups(ctx context.Context, c *autoscaling.Client) error {
	// No CompleteLifecycleActionInput here: it only lists groups.
	_, err := c.DescribeAutoScalingGroups(ctx, &autoscaling.DescribeAutoScalingGroupsInput{})
	return err
}
