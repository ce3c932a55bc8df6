package main

import (
	"fmt"
	"log"
)

func main() {
	id, err := taskID()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(id)
}
