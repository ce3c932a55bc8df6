package main

import (
	_ "github.com/joho/godotenv"

	"example.com/shop/catalog"
)

func main() { catalog.Load("/etc/shop/catalog") }
