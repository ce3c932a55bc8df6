package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	if n > 1 {
		log.Print("a")
	}
	if n > 1 {
		log.Print("b")
	}
	log.Print("d")
	if n > 1 || n < -1 {
		log.Print("e")
	}
	if n > 0 && n > 1 {
		log.Print("f")
	}
}
