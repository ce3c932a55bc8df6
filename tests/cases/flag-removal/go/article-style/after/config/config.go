// Package config reads the environment.
package config

import "os"

// Value is the environment of the service.
type Value struct {
	Port string
}

// Get reads it.
func Get() Value {
	return Value{
		Port: os.Getenv("PORT"),
	}
}
