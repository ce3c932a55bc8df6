package main

import (
	"context"
	"log"
)

func main() {
	ctx := context.Background()
	region, err := taskRegion(ctx)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := taskIdentity(ctx)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(region.Region, doc.InstanceID, doc.AvailabilityZone)
}
