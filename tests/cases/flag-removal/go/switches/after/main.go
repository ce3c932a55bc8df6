package main

import (
	"log"
)

func home() string {
	return "task"
}

func main() {
	log.Print("task")
	log.Print(home())
}
