package main

import (
	"log"
	"os"
)

var fargate = os.Getenv("ECS_FLAG") != ""

func home() string {
	switch fargate {
	case true:
		return "task"
	default:
		return "instance"
	}
}

func main() {
	switch fargate {
	case false:
		log.Print("instance")
	case true:
		log.Print("task")
		log.Print(home())
	}
}
