package main

import (
	"log"
)

func main() {
	log.Print(name())
}

func name() string {
	return "task"
}
