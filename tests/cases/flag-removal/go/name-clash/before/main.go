package main

import (
	"log"
	"os"
)

func main() {
	host := "a"
	if isECS() {
		host := "b"
		log.Print(host)
	}
	log.Print(host)
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
