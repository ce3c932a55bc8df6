package main

import (
	"log"
)

// poll looks for a spot interruption.
func poll(stop chan<- bool) {
}

func wait(stop <-chan bool) string {
	return "SIGTERM"
}

func main() {
	stop := make(chan bool)
	go poll(stop)
	log.Print(wait(stop))
}
