package main

import (
	"log"
	"os"
)

func main() {
	f, err := os.Open("a")
	if err != nil {
		log.Fatal(err)
	}
	if isECS() {
		g, err := os.Open("b")
		log.Print(g, err)
	}
	log.Print(f)
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
