package main

import (
	"log"
	"os"
)

func main() {
	switch isECS() {
	case true:
		log.Print("task")
	case false:
		log.Print("instance")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
