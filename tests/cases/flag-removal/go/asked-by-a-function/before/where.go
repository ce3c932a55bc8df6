package main

import "os"

func inTask() bool {
	return os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != ""
}
