package main

import (
	"log"
)

func main() {
	switch region, err := taskRegion(); {
	case err != nil:
		log.Fatal(err)
	case region == "eu-west-1":
		log.Print("home")
	default:
		log.Print(region)
	}
}
