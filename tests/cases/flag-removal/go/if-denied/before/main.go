package main

import (
	"log"
	"os"
)

func main() {
	log.Print("up")
	// monit wants a pid file
	if !isECS() {
		log.Print("on an instance")
	}

	log.Print("down")
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
