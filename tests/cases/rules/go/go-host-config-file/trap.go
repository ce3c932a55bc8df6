package main

import (
	"os"
)

// Both are in any image.
func read() ([]byte, error) {
	if _, err := os.ReadFile("/etc/ssl/openssl.conf"); err != nil {
		return nil, err
	}
	return os.ReadFile("/etc/resolv.conf")
}
