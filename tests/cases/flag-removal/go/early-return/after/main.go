package main

import (
	"log"
)

func main() {
	log.Print(name())
	write()
}

func name() string {
	return "task"
}

func write() {
}
