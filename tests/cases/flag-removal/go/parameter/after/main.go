package main

import (
	"log"
)

func main() {
	run("a")
	run("b")
}

// run says where it runs.
func run(name string) {
	log.Print("task", name)
}
