package main

import (
	"context"
	"log"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	region, err := taskRegionWithContext(ctx)
	if err != nil {
		log.Fatal(err)
	}
	id, err := taskIDWithContext(ctx)
	log.Print(region, id, err, false)
}
