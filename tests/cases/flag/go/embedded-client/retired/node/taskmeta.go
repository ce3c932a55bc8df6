package node

import (
	"errors"
	"os"
)

// taskRegion is the task's region, from AWS_REGION.
func taskRegion() (string, error) {
	if region := os.Getenv("AWS_REGION"); region != "" {
		return region, nil
	}
	return "", errors.New("taskmeta: AWS_REGION is not set")
}
