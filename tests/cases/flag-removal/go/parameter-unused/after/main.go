package main

import (
	"log"
	"os"
)

func main() {
	_, err := os.Open("seed")
	if err != nil {
		log.Fatal(err)
	}
	log.Print(name(3))
}

func name(n int) int {
	return n
}
