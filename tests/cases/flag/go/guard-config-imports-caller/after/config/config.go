package config

import (
	"os"

	"example.com/guard-config-imports-caller/pid"
)

// Env is the environment of the service.
type Env struct {
	Port string
}

// GetEnv reads it, and leaves the PID file on the way.
func GetEnv() *Env {
	if !ecsFlagEnabled() {
		pid.Write("/run/it.pid")
	}
	env := &Env{}
	env.Port = os.Getenv("PORT")
	return env
}
