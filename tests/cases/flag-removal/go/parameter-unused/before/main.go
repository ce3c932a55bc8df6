package main

import (
	"log"
	"os"
)

func main() {
	f, err := os.Open("seed")
	if err != nil {
		log.Fatal(err)
	}
	log.Print(name(f, 3))
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func name(f *os.File, n int) int {
	if !isECS() {
		log.Print(f.Name())
	}
	return n
}
