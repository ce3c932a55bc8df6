package main

import (
	"log"
	"os"
)

func main() {
	onECS := isECS()
	if onECS {
		log.Print("task")
	}
	if !onECS {
		log.Print("instance")
	}
	var denied = !onECS
	if denied {
		log.Print("instance")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
