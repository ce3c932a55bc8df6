package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	if n > 3 {
		log.Print("many")
	} else if n > 2 {
		log.Print("three")
	}
	if n > 5 {
		log.Print("too many")
	} else {
		log.Print("task")
	}
	if n > 1 {
		log.Print("b")
	} else {
		log.Print("c")
	}
}
