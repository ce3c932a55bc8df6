package main

import (
	"log"
	"net/http"

	"github.com/coreos/go-systemd/v22/activation"
)

func main() {
	listeners, err := activation.Listeners() // finding
	if err != nil || len(listeners) == 0 {
		log.Fatal("no socket")
	}
	log.Fatal(http.Serve(listeners[0], nil))
}
