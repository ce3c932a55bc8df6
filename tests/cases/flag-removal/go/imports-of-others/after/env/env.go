// Package env reads the environment.
package env

import "os"

// Port is where to listen.
func Port() string { return os.Getenv("PORT") }
