package main

import (
	"context"
	"log"
)

func main() {
	old, err := taskRegion()
	log.Print(old, err)
	out, err := taskRegionV2(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
