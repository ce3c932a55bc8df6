package main

import (
	"net/http"

	"example.org/fleet/anchor/store"
)

func main() {
	store.Open()
	_ = http.ListenAndServe(":8080", nil)
}
