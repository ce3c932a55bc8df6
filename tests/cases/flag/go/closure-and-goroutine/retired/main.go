package main

import (
	"log"
)

func main() {
	found := make(chan string)
	go func() {
		zone, _ := taskAvailabilityZone()
		found <- zone
	}()
	defer func() {
		if region, err := taskRegion(); err == nil {
			log.Print(region)
		}
	}()
	log.Print(<-found)
}
