package main

import (
	"fmt"
)

type reader struct{}

func newReader() *reader {
	return &reader{}
}

func (r *reader) Read() string {
	return "task"
}

func main() {
	fmt.Println(newReader().Read())
}
