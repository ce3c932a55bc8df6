package main

import (
	"log"

	"example.com/config-accessor/config"
)

func main() {
	log.Print(config.GetEnvValue().Port)
}
