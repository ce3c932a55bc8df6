package events

import "github.com/nats-io/nats.go"

type Bus struct {
	nc *nats.Conn
}

func (b *Bus) Publish(body []byte, subject string) error {
	return b.nc.Publish(subject, body)
}

func (b *Bus) Subscribe(subject string, handle nats.MsgHandler) error {
	_, err := b.nc.Subscribe(subject, handle)
	return err
}

func (b *Bus) OnDoorsOpened(handle nats.MsgHandler) error {
	return b.Subscribe("doors.opened", handle)
}
