package main

import (
	"log"
)

func main() {
	for {
		log.Print("forever")
	}
}
