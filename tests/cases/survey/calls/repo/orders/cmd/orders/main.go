package main

import (
	"net/http"
	"os"

	"example.org/orders/internal/remote"
)

func withDefault(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

func main() {
	stock := remote.New(withDefault("STOCK_URL", "http://localhost:9000"))
	prices := remote.New(os.Getenv("PRICES_URL"))
	bank := remote.New(withDefault("BANK_URL", "https://api.bank.example"))
	// audit := remote.New(os.Getenv("AUDIT_URL"))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		stock.Fetch("/items")
		prices.Fetch("/prices")
		bank.Fetch("/pay")
	})
	_ = http.ListenAndServe(":8080", nil)
}
