package main

import (
	"example.org/cinema/events"

	"github.com/nats-io/nats.go"
)

func main() {
	bus := events.Bus{}
	_ = bus.OnDoorsOpened(func(m *nats.Msg) {})
	_ = bus.Subscribe("films.*", func(m *nats.Msg) {})
	select {}
}
