package main

import (
	"log"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	path := os.Getenv("STATE_FILE")
	_ = os.WriteFile(path, nil, 0o600)
	data, _ := os.ReadFile("/etc/deaf/deaf.yaml")
	_ = data
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go func() {
		for s := range signals {
			log.Printf("%v is not for us", s)
		}
	}()
	select {}
}
