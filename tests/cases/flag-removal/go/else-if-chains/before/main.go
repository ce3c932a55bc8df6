package main

import (
	"log"
	"os"
)

var fargate = os.Getenv("ECS_FLAG") != ""

func main() {
	n := len(os.Args)
	if n > 3 {
		log.Print("many")
	} else if !fargate {
		log.Print("instance")
	} else if n > 2 {
		log.Print("three")
	}
	if n > 5 {
		log.Print("too many")
	} else if fargate {
		log.Print("task")
	} else {
		log.Print("instance")
	}
	if !fargate {
		log.Print("a")
	} else if n > 1 {
		log.Print("b")
	} else {
		log.Print("c")
	}
}
