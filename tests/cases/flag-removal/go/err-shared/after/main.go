package main

import (
	"log"
	"os"
)

func main() {
	f, err := os.Open("a")
	if err != nil {
		log.Fatal(err)
	}
	g, err := os.Open("b")
	log.Print(g, err)
	log.Print(f)
}
