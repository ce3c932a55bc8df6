package main

import (
	"log"
)

func main() {
	zone, err := ecsAvailabilityZone()
	log.Print(zone, err)
}
