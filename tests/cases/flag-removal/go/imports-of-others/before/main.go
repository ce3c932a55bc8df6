package main

import (
	"log"

	"example.com/imports-of-others/env"
)

func main() {
	if env.IsECS() {
		log.Print("task")
	}
}
