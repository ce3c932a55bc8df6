// Package platform says where the process runs.
package platform

import "os"

// Fargate says whether this is a task on Fargate.
func Fargate() bool {
	return len(os.Getenv("ECS_CONTAINER_METADATA_URI_V4")) > 0
}
