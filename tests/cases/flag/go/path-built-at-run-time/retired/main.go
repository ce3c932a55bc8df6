package main

import (
	"log"
	"os"
)

func main() {
	for _, path := range os.Args[1:] {
		value, err := taskMetadata("network/" + path)
		log.Print(value, err)
	}
}
