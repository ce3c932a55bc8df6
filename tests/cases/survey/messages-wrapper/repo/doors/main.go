package main

import (
	"example.org/cinema/events"

	"github.com/nats-io/nats.go"
)

func main() {
	bus := events.Bus{}
	_ = bus.Subscribe("tickets.*", func(m *nats.Msg) {})
	_ = bus.Publish([]byte("{}"), "doors.opened")
}
