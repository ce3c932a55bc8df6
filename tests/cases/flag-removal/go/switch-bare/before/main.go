package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	switch {
	case n > 3:
		log.Print("many")
	case isECS():
		log.Print("task")
	case n > 1:
		log.Print("some")
	default:
		log.Print("few")
	}
	switch {
	case isECS():
		log.Print("task")
	default:
		log.Print("instance")
	}
	switch {
	case !isECS():
		log.Print("instance")
	case n > 1:
		log.Print("some")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
