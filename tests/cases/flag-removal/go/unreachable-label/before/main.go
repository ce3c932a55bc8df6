package main

import (
	"log"
	"os"
)

func main() {
	n := 0
again:
	n++
	if n < 3 {
		goto again
	}
	for i := range os.Args {
		if isECS() {
			continue
		}
		log.Print(i)
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
