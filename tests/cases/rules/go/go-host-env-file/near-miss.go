package main

import "github.com/joho/godotenv"

// A developer's file, which need not be there.
func main() { _ = godotenv.Load() }
