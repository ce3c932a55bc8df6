package main

import (
	"log"
)

func open() error { return nil }

func main() {
	err := open()
	if err == nil {
		zone, err := taskAvailabilityZone()
		log.Print(zone, err)
	}
	log.Print(err)
}
