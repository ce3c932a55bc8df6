package main

import (
	"log"
)

func main() {
	id, err := ecsTaskID()                   // who
	zone, zoneError := ecsAvailabilityZone() // where
	log.Print(id, err, zone, zoneError)
}
