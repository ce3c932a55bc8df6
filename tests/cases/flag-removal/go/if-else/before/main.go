package main

import (
	"log"
	"os"
)

func main() {
	if isECS() {
		log.Print("task")
		log.Print("of ECS")
	} else {
		log.Print("instance")
	}
	log.Print("both")
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
