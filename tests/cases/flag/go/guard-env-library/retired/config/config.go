package config

import (
	"sync"

	"github.com/caarlos0/env"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string `env:"PORT" envDefault:"8080"`
	Workers int    `env:"WORKERS"`
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
	})
	return &value
}
