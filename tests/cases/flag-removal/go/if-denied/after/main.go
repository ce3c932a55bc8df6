package main

import (
	"log"
)

func main() {
	log.Print("up")

	log.Print("down")
}
