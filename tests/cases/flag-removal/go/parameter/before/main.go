package main

import (
	"log"
	"os"
)

func main() {
	run("a", isECS())
	run("b", isECS())
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

// run says where it runs.
func run(name string, ecs bool) {
	if ecs {
		log.Print("task", name)
	} else {
		log.Print("instance", name)
	}
}
