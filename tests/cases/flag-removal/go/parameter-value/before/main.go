package main

import (
	"log"
	"os"
)

func main() {
	run("a", isECS())
	each(run)
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func run(name string, ecs bool) {
	if ecs {
		log.Print("task", name)
	} else {
		log.Print("instance", name)
	}
}

func each(f func(string, bool)) {
	f("x", false)
}
