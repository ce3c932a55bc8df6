package main

import (
	"log"
	"os"
)

func main() {
	verbose := os.Getenv("VERBOSE") != ""
	log.Print("either")
	if verbose {
		log.Print("both")
	}
	if !verbose {
		log.Print("quiet on Fargate")
	}
	quiet := !verbose
	log.Print(quiet)
}
