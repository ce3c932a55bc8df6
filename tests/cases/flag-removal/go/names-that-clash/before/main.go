package main

import (
	"errors"
	"log"
	"os"
)

var fargate = os.Getenv("ECS_FLAG") != ""

func read() (string, error) { return "", errors.New("nothing") }

func main() {
	value, err := read()
	if fargate {
		value, err := os.Getenv("VALUE"), error(nil)
		log.Print("inner ", value, err)
	}
	log.Print(value, err)
}
