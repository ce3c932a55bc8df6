package main

import (
	"log"
	"os"
)

func fargate() bool {
	return os.Getenv("AWS_EXECUTION_ENV") == "AWS_ECS_FARGATE"
}

func main() {
	verbose := os.Getenv("VERBOSE") != ""
	if verbose && !fargate() {
		log.Print("on an instance")
	}
	if verbose || fargate() {
		log.Print("either")
	}
	if verbose && fargate() {
		log.Print("both")
	}
	if !(verbose || !fargate()) {
		log.Print("quiet on Fargate")
	}
	quiet := !verbose && fargate()
	log.Print(quiet)
}
