package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	if n > 2 {
		log.Print("many")
	} else {
		log.Print("task")
	}
	if n > 3 {
		log.Print("many")
	}
	if n > 4 {
		log.Print("five")
	} else {
		log.Print("less")
	}
}
