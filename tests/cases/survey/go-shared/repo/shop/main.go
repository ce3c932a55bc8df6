package main

import (
	"flag"
	"net/http"

	stock "example.com/toys/common/stockclient"
	"example.com/toys/shop/config"
)

func main() {
	prices := flag.String("prices-url", "http://localhost:1", "where prices are")
	flag.Parse()
	client, err := stock.New(config.StockAddress)
	if err != nil {
		panic(err)
	}
	client.Count()
	http.Get(*prices + "/prices")
	http.ListenAndServe(":8080", nil)
}
