package config

import (
	"os"
	"strconv"
)

// EnvValue is the environment.
type EnvValue struct {
	Port    string
	EcsFlag EcsFlag
}

// EcsFlag says where it runs.
type EcsFlag struct {
	Flag bool
}

// GetEnvValue reads the environment.
func GetEnvValue() EnvValue {
	flag, _ := strconv.ParseBool(os.Getenv("ECS_FLAG"))
	return EnvValue{
		Port:    os.Getenv("PORT"),
		EcsFlag: EcsFlag{Flag: flag},
	}
}
