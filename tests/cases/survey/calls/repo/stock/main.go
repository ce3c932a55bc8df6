package main

import "net/http"

func main() {
	http.HandleFunc("/health", nil)
	_ = http.ListenAndServe(":8080", nil)
}
