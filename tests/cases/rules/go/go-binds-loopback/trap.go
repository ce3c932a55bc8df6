package main

import (
	"net"
	"net/http"
)

// A free port for a test helper, and a client: nobody else must reach them. http.Server is not used.
func free() (net.Listener, error) { return net.Listen("tcp", "127.0.0.1:0") }

var upstream = &http.Client{}
