package main

import (
	"log"
	"os"
)

func main() {
	log.Print(name())
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func name() string {
	if !isECS() {
		host, _ := os.Hostname()
		return host
	}
	return "task"
}
