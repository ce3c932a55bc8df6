package main

import (
	"log"
)

func main() {
	mac, err := taskMetadata("mac")
	log.Print(mac, err)
}
