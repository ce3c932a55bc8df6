package main

import (
	"log"
	"os"
)

func main() {
	if n := len(os.Args); n > 1 {
		log.Print(n)
	}
	n := len(os.Args)
	log.Print(n)
	os.Remove("x")
}
