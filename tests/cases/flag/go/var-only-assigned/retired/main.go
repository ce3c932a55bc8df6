package main

import (
	"log"
)

func main() {
	var id string
	var err error
	if id, err = taskID(); err != nil {
		id = "unknown"
	}
	log.Print(id)
}
