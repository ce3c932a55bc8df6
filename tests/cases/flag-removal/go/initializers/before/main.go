package main

import (
	"log"
	"os"
)

var fargate = os.Getenv("ECS_FLAG") != ""

func main() {
	if home, err := os.UserHomeDir(); err == nil && fargate {
		log.Print(home)
	}
	if name, ok := os.LookupEnv("NAME"); !fargate {
		log.Print(name, ok)
	}
	for !fargate {
		log.Print("poll")
	}
}
