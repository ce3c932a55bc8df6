package main

import (
	"context"
	"log"
)

func main() {
	ctx := context.Background()
	region, err := ecsRegion(ctx)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := ecsIdentityDocument(ctx)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(region.Region, doc.InstanceID, doc.AvailabilityZone)
}
