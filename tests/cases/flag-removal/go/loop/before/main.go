package main

import (
	"log"
	"os"
)

func main() {
	for isECS() {
		log.Print("forever")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
