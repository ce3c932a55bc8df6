package main

import (
	"log"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	log.Print(must(taskID()))
}
