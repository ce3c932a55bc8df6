// Package env reads the environment.
package env

import "os"

// IsECS is the flag.
func IsECS() bool { return os.Getenv("ECS_FLAG") != "" }

// Port is where to listen.
func Port() string { return os.Getenv("PORT") }
