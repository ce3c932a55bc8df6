package main

import (
	"log"
)

func main() {
	id, err := taskID()
	log.Print(map[string]any{"id": id, "error": err, "up": false})
}
