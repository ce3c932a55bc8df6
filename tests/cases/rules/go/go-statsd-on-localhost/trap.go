package main

import (
	"net/http"
)

func main() { _ = http.ListenAndServe("localhost:8126", nil) } // not :8125
