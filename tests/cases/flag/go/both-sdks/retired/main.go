package main

import (
	"context"
	"log"
)

func main() {
	old, err := ecsRegion()
	log.Print(old, err)
	out, err := ecsRegionV2(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
