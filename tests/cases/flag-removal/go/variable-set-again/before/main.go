package main

import (
	"log"
	"os"
)

func main() {
	onECS := isECS()
	if len(os.Args) > 1 {
		onECS = false
	}
	if onECS {
		log.Print("task")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
