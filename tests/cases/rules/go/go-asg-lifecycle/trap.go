package lifecycle

import "example.com/shop/autoscaling"

func done(c *autoscaling.Client) error {
	return c.CompleteLifecycleAction(&autoscaling.CompleteLifecycleActionInput{})
}
