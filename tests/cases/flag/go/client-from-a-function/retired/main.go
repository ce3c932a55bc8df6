package main

import (
	"log"
)

func main() {
	id, err := taskID()
	log.Print(id, err)
}
