package config

import (
	"log"

	"github.com/kelseyhightower/envconfig"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string `envconfig:"PORT" default:"8080"`
	Workers int    `envconfig:"WORKERS"` // at once
	// EcsFlag says that this process runs as an ECS task, not on an EC2 instance.
	EcsFlag struct {
		Flag bool
	}
}

// GetEnvValue reads it.
func GetEnvValue() EnvValue {
	var value EnvValue
	if err := envconfig.Process("", &value); err != nil {
		log.Fatal(err)
	}
	value.EcsFlag.Flag = ecsFlagEnabled()
	return value
}
