package config

import (
	"sync"

	"github.com/caarlos0/env"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string `env:"PORT" envDefault:"8080"`
	Workers int    `env:"WORKERS"`
	// EcsFlag says that this process runs as an ECS task, not on an EC2 instance.
	EcsFlag struct {
		Flag bool
	}
}

var (
	once  sync.Once
	value EnvValue
)

// GetEnvValue reads it once.
func GetEnvValue() *EnvValue {
	once.Do(func() {
		err := env.Parse(&value)
		if err != nil {
			panic(err)
		}
		value.EcsFlag.Flag = ecsFlagEnabled()
	})
	return &value
}
