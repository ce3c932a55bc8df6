package main

import (
	"log"
)

func main() {
	data, err := ecsUserData()
	if err != nil {
		log.Fatal(err)
	}
	log.Print(len(data))
}
