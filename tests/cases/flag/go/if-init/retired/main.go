package main

import (
	"log"
)

func main() {
	if address, err := taskLocalIPv4(); err == nil {
		log.Print(address)
	} else if name, err := taskLocalHostname(); err == nil {
		log.Print(name)
	}
}
