package main

import (
	"log"
	"os"
)

func main() {
	s := &server{client: newClient(), name: "a"}
	s.run()
}

// isECS says whether this is a task.
func isECS() bool {
	return os.Getenv("ECS_FLAG") == "true"
}

type server struct {
	client *client
	name   string
}

type client struct{ n int }

func newClient() *client { return &client{n: 1} }

func (s *server) run() {
	if !isECS() {
		log.Print(s.client.n)
	}
	log.Print(s.name)
}
