package main

import (
	"log"
)

func main() {
	s := &server{client: newClient(), name: "a"}
	s.run()
}

type server struct {
	client *client
	name   string
}

type client struct{ n int }

func newClient() *client { return &client{n: 1} }

func (s *server) run() {
	log.Print(s.name)
}
