package cache

import "os"

func address() string {
	address := os.Getenv("REDIS_ADDR")
	if address == "" {
		address = "redis://localhost:6379/0"
	}
	return address
}
