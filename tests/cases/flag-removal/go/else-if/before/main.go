package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	if n > 2 {
		log.Print("many")
	} else if isECS() {
		log.Print("task")
	} else {
		log.Print("instance")
	}
	if n > 3 {
		log.Print("many")
	} else if !isECS() {
		log.Print("instance")
	}
	if !isECS() {
		log.Print("instance")
	} else if n > 4 {
		log.Print("five")
	} else {
		log.Print("less")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
