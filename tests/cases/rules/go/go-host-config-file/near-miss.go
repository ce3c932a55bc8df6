package main

import (
	"os"
)

func read() ([]byte, error) { return os.ReadFile("etc/shop.yaml") }
