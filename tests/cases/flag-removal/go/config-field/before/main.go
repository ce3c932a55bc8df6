package main

import (
	"log"
	"os"
)

type config struct {
	Port  string
	OnECS bool `env:"ECS_FLAG"`
}

func main() {
	cfg := config{Port: os.Getenv("PORT")}
	cfg.OnECS = os.Getenv("ECS_FLAG") == "true"
	run(cfg)
}

func run(cfg config) {
	if cfg.OnECS {
		log.Print("task")
	} else {
		log.Print("instance")
	}
	log.Print(cfg.Port)
}
