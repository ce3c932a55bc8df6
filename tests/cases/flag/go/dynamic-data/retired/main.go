package main

import (
	"log"
)

func main() {
	document, err := taskDynamicData("instance-identity/document")
	log.Print(document, err)
}
