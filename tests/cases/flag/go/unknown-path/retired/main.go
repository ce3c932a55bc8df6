package main

import (
	"log"
)

func main() {
	ami, err := taskMetadata("ami-id")
	log.Print(ami, err)
}
