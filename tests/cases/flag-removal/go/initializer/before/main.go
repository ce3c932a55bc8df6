package main

import (
	"log"
	"os"
)

func main() {
	if n := len(os.Args); isECS() && n > 1 {
		log.Print(n)
	}
	if n := len(os.Args); isECS() {
		log.Print(n)
	}
	if err := os.Remove("x"); err != nil && !isECS() {
		log.Print(err)
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
