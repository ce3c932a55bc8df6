package main

import (
	"log"

	dotenv "github.com/joho/godotenv"
)

func main() {
	if err := dotenv.Load("/etc/shop/shop.env"); err != nil { // finding
		log.Fatal(err)
	}
}
