package main

import "example.org/cinema/events"

func main() {
	bus := events.Bus{}
	_ = bus.Publish([]byte("{}"), "tickets.sold")
}
