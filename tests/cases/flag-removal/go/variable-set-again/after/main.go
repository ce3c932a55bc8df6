package main

import (
	"log"
	"os"
)

func main() {
	onECS := true
	if len(os.Args) > 1 {
		onECS = false
	}
	if onECS {
		log.Print("task")
	}
}
