package main

import (
	"log"

	"example.com/guard-env-library/config"
)

func main() {
	env := config.GetEnvValue()

	log.Print(env.Port)
}
