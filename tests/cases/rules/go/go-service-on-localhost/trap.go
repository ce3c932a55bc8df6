package cache

import "fmt"

// Example: redis://localhost:6379/0
func usage() { fmt.Println("redis://localhost:6379/0") }
