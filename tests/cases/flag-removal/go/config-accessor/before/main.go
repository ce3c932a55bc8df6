package main

import (
	"log"

	"example.com/config-accessor/config"
)

func main() {
	if !config.GetEnvValue().EcsFlag.Flag {
		log.Print("instance")
	}
	log.Print(config.GetEnvValue().Port)
}
