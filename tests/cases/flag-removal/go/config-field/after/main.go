package main

import (
	"log"
	"os"
)

type config struct {
	Port string
}

func main() {
	cfg := config{Port: os.Getenv("PORT")}
	run(cfg)
}

func run(cfg config) {
	log.Print("task")
	log.Print(cfg.Port)
}
