package main

import (
	"log"
)

func main() {
	if address, err := ecsLocalIPv4(); err == nil {
		log.Print(address)
	} else if name, err := ecsLocalHostname(); err == nil {
		log.Print(name)
	}
}
