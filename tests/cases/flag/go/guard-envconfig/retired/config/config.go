package config

import (
	"log"

	"github.com/kelseyhightower/envconfig"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string `envconfig:"PORT" default:"8080"`
	Workers int    `envconfig:"WORKERS"` // at once
}

// GetEnvValue reads it.
func GetEnvValue() EnvValue {
	var value EnvValue
	if err := envconfig.Process("", &value); err != nil {
		log.Fatal(err)
	}
	return value
}
