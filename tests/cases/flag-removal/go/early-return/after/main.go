package main

import (
	"log"
)

// poll looks for a spot interruption.
func poll() {
}

func wait() string {
	return "SIGTERM"
}

func main() {
	go poll()
	log.Print(wait())
}
