package main

import (
	"log"

	"github.com/sevlyar/go-daemon"
)

func main() {
	context := &daemon.Context{PidFileName: "/run/shop.pid"}
	child, err := context.Reborn() // finding
	if err != nil {
		log.Fatal(err)
	}
	if child != nil {
		return
	}
	defer context.Release()
}
