package main

import (
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	greeting := os.Getenv("GREETING") + os.Getenv("DB_PASSWORD")
	_ = greeting
	_ = http.ListenAndServe(":"+os.Getenv("PORT"), nil)
}
