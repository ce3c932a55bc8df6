package main

import (
	"log"
)

// 日本語 before the call: characters are not bytes.
func main() {
	id, err := taskID()
	log.Print("これは", id, err)
}
