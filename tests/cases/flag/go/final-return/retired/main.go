package main

import (
	"log"
)

func id() (string, error) {
	return "laptop", nil
}

func main() {
	log.Print(id())
}
