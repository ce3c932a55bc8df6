package main

import (
	"context"
	"log"
)

func main() {
	ctx := context.Background()
	out, err := taskRegion(ctx)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(out.Region)
}
