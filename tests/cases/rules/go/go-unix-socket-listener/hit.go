package main

import (
	"log"
	"net"
	"net/http"
)

func main() {
	socket, err := net.Listen("unix", "/run/shop/shop.sock") // finding
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(socket, nil))
}
