package main

import (
	"log"
)

func main() {
	var id string
	var err error
retry:
	id, err = taskID()
	if err != nil && id == "" {
		goto retry
	}
	log.Print(id)
}
