package main

import (
	"log"
	"os"
)

func main() {
	if isECS() {
		log.Print(`a
		b
	c`)
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
