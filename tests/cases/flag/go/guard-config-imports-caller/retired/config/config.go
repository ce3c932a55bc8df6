package config

import (
	"os"
)

// Env is the environment of the service.
type Env struct {
	Port string
}

// GetEnv reads it, and leaves the PID file on the way.
func GetEnv() *Env {
	env := &Env{}
	env.Port = os.Getenv("PORT")
	return env
}
