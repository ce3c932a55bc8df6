package main

import (
	"log"
	"os"
)

func main() {
	if home, err := os.UserHomeDir(); err == nil {
		log.Print(home)
	}
}
