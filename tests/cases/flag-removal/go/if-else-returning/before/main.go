package main

import (
	"fmt"
	"os"
)

func isECS() bool { return os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != "" }

func name() string {
	if isECS() {
		return "task"
	} else {
		return instance()
	}
}

func instance() string {
	host, _ := os.Hostname()
	return host
}

func main() { fmt.Println(name()) }
