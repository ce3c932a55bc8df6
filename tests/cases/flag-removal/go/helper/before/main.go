package main

import (
	"log"
	"os"
)

func main() {
	if onFargate() {
		log.Print("task")
	}
	start()
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

func onFargate() bool {
	return isECS() && true
}

func start() {
	if onFargate() {
		return
	}
	writePid(pidFile)
}

const pidFile = "/run/it.pid"

func writePid(path string) {
	log.Print(path)
}
