package main

import (
	"log"
)

var port = "80"

func main() {
	log.Print("task", port)
}
