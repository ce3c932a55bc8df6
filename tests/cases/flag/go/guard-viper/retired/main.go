package main

import (
	"log"

	"example.com/guard-viper/config"
)

func main() {
	env := config.GetEnvValue()

	log.Print(env.Port)
}
