package main

import (
	"log"
)

func main() {
	run("a", true)
	each(run)
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
