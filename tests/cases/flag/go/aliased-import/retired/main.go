package main

import (
	"log"
)

func main() {
	zone, err := taskAvailabilityZone()
	log.Print(zone, err)
}
