// Package config reads the environment.
package config

import "os"

// Value is the environment of the service.
type Value struct {
	Port string
	ECS  bool
}

// Get reads it.
func Get() Value {
	return Value{
		Port: os.Getenv("PORT"),
		ECS:  os.Getenv("ON_ECS") == "true",
	}
}
