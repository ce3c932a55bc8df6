package main

import (
	"log"
)

func main() {
	log.Print("task")
	log.Print("of ECS")
	log.Print("both")
}
