package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	if isECS() && n > 1 {
		log.Print("a")
	}
	if !isECS() || n > 1 {
		log.Print("b")
	}
	if !isECS() && n > 1 {
		log.Print("c")
	}
	if n > 1 || isECS() {
		log.Print("d")
	}
	if (n > 1 || n < -1) && isECS() {
		log.Print("e")
	}
	if n > 0 && (n > 1 || !isECS()) {
		log.Print("f")
	}
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}
