package main

import (
	"log"
)

func main() {
	ami, err := ecsMetadata("ami-id")
	log.Print(ami, err)
}
