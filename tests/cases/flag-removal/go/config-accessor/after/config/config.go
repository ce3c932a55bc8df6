package config

import (
	"os"
)

// EnvValue is the environment.
type EnvValue struct {
	Port string
}

// GetEnvValue reads the environment.
func GetEnvValue() EnvValue {
	return EnvValue{
		Port: os.Getenv("PORT"),
	}
}
