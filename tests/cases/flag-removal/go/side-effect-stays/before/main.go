package main

import (
	"log"
	"os"
)

func main() {
	if check() || isECS() {
		log.Print("a")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func check() bool {
	log.Print("checked")
	return true
}
