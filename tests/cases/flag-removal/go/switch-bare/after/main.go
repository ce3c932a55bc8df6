package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	switch {
	case n > 3:
		log.Print("many")
	default:
		log.Print("task")
	}
	log.Print("task")
	switch {
	case n > 1:
		log.Print("some")
	}
}
