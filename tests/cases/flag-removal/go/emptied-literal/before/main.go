package main

import (
	"fmt"
	"os"
)

type reader struct {
	onECS bool
}

func newReader() *reader {
	return &reader{
		onECS: os.Getenv("ECS") != "",
	}
}

func (r *reader) Read() string {
	if r.onECS {
		return "task"
	}
	return "instance"
}

func main() {
	fmt.Println(newReader().Read())
}
