package main

import (
	"log"
)

func main() {
	id, err := taskID()                       // who
	zone, zoneError := taskAvailabilityZone() // where
	log.Print(id, err, zone, zoneError)
}
