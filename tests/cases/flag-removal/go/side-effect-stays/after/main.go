package main

import (
	"log"
)

func main() {
	if check() || true {
		log.Print("a")
	}
}

func check() bool {
	log.Print("checked")
	return true
}
