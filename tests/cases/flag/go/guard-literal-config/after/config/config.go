package config

import (
	"os"
	"strconv"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port    string
	Workers int // at once

	// EcsFlag says that this process runs as an ECS task, not on an EC2 instance.
	EcsFlag EcsFlag
}

// EcsFlag is the ECS flag: one binary for EC2 and for ECS.
type EcsFlag struct {
	Flag bool
}

// GetEnvValue reads it.
func GetEnvValue() EnvValue {
	workers, _ := strconv.Atoi(os.Getenv("WORKERS"))
	return EnvValue{
		Port:    os.Getenv("PORT"),
		Workers: workers,

		EcsFlag: EcsFlag{Flag: ecsFlagEnabled()},
	}
}
