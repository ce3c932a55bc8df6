package main

import (
	"log"

	"example.com/guard-literal-config/config"
)

func main() {
	env := config.GetEnvValue()

	log.Print(env.Port)
}
