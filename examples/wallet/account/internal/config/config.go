// Package config reads the environment that the systemd unit sets.
package config

import (
	"os"
	"sync"
)

// EnvValue is everything that differs between a laptop and production.
type EnvValue struct {
	Server struct {
		Port string
	}
	Dynamo struct {
		Table string
	}
	Log struct {
		File string
	}
	AWS struct {
		// Endpoint replaces every AWS endpoint; local development only.
		Endpoint string
	}
}

var (
	once  sync.Once
	value EnvValue
)

// GetEnvValue reads the environment once and gives the same value ever after.
func GetEnvValue() *EnvValue {
	once.Do(func() { value = fromEnv() })
	return &value
}

func fromEnv() EnvValue {
	var v EnvValue
	v.Server.Port = getenv("PORT", "8080")
	v.Dynamo.Table = getenv("ACCOUNT_TABLE", "wallet-accounts")
	v.Log.File = getenv("LOG_FILE", "/var/log/wallet/account.log")
	v.AWS.Endpoint = os.Getenv("AWS_ENDPOINT")
	return v
}

func getenv(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}
