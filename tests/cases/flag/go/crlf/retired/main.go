package main

import (
	"log"
)

func main() {
	id, err := ecsTaskID()
	log.Print(id, err)
}
