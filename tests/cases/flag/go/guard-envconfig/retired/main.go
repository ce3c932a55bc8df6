package main

import (
	"log"

	"example.com/guard-envconfig/config"
)

func main() {
	env := config.GetEnvValue()

	log.Print(env.Port)
}
