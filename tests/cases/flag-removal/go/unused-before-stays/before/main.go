package main

import (
	"log"
	"os"
)

func main() {
	if isECS() {
		log.Print("task")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func neverUsed() {
	log.Print("as it was")
}
