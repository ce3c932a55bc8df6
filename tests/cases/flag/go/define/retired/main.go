package main

import (
	"log"
)

func main() {
	id, err := taskID()
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("this is %s", id)
}
