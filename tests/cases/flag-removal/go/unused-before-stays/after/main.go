package main

import (
	"log"
)

func main() {
	log.Print("task")
}

func neverUsed() {
	log.Print("as it was")
}
