package main

import (
	"log"
	"os"
)

func main() {
	log.Print(name())
	write()
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func name() string {
	if isECS() {
		return "task"
	}
	host, err := os.Hostname()
	if err != nil {
		return ""
	}
	return host
}

func write() {
	if isECS() {
		return
	}
	log.Print("written")
}
