package main

import (
	"errors"
	"log"
	"os"
)

func read() (string, error) { return "", errors.New("nothing") }

func main() {
	value, err := read()
	{
		value, err := os.Getenv("VALUE"), error(nil)
		log.Print("inner ", value, err)
	}
	log.Print(value, err)
}
