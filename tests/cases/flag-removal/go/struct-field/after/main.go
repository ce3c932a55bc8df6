package main

import (
	"log"
)

func main() {
	s := &server{name: "a"}
	s.run()
}

type server struct {
	name string
}

func (s *server) run() {
	log.Print(s.name)
}
