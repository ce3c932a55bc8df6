package main

import (
	"log"
	"os"
	"time"
)

var onFargate = os.Getenv("ECS_FLAG") == "true"

// poll looks for a spot interruption.
func poll(stop chan<- bool) {
	if onFargate {
		return
	}
	for {
		time.Sleep(time.Second)
		stop <- true
	}
}

func wait(stop <-chan bool) string {
	if onFargate {
		return "SIGTERM"
	}
	// The poller says so.
	<-stop
	return "spot"
}

func main() {
	stop := make(chan bool)
	go poll(stop)
	log.Print(wait(stop))
}
