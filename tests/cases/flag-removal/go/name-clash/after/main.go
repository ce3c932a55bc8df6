package main

import (
	"log"
)

func main() {
	host := "a"
	{
		host := "b"
		log.Print(host)
	}
	log.Print(host)
}
