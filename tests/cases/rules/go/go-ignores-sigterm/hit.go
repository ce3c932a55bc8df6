package main

import (
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGHUP, syscall.SIGTERM) // finding
	select {}
}
