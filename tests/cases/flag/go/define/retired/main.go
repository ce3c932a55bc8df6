package main

import (
	"log"
)

func main() {
	id, err := ecsTaskID()
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("this is %s", id)
}
