package main

import (
	"log"
	"os"
)

// isECS is the flag.
var isECS = os.Getenv("ECS_FLAG") == "true"

var port = "80"

func main() {
	if isECS {
		log.Print("task", port)
	}
	if !isECS {
		log.Print("instance")
	}
}
