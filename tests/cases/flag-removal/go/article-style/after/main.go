package main

import (
	"log"
	"net/http"

	"example.com/article-style/config"
)

func main() {
	log.Fatal(http.ListenAndServe(":"+config.Get().Port, nil))
}
