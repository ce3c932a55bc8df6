package lifecycle

import (
	"context"

	scaling "github.com/aws/aws-sdk-go-v2/service/autoscaling"
)

func done(ctx context.Context, c *scaling.Client, token string) error {
	_, err := c.CompleteLifecycleAction(ctx, &scaling.CompleteLifecycleActionInput{LifecycleActionToken: &token}) // finding
	return err
}
