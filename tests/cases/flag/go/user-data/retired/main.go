package main

import (
	"log"
)

func main() {
	data, err := taskUserData()
	if err != nil {
		log.Fatal(err)
	}
	log.Print(len(data))
}
