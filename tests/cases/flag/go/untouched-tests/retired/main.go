package main

import (
	"log"
)

func main() {
	log.Print(where())
}

func where() (string, error) {
	return taskRegion()
}
