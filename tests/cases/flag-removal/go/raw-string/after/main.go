package main

import (
	"log"
)

func main() {
	log.Print(`a
		b
	c`)
}
