package config

import (
	"os"
	"strconv"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string
	Workers int // at once
}

// GetEnvValue reads it.
func GetEnvValue() EnvValue {
	workers, _ := strconv.Atoi(os.Getenv("WORKERS"))
	return EnvValue{
		Port:    os.Getenv("PORT"),
		Workers: workers,
	}
}
