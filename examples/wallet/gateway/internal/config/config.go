// Package config reads the environment that the systemd unit sets.
package config

import (
	"os"
	"sync"
	"time"
)

// EnvValue is everything that differs between a laptop, staging and production.
type EnvValue struct {
	Server struct {
		Port string
	}
	Upstream struct {
		Account string
		Ledger  string
		Payment string
		Timeout time.Duration
	}
	Metrics struct {
		// Namespace in CloudWatch; empty switches metrics off.
		Namespace string
		Interval  time.Duration
	}
	Log struct {
		File  string
		Level string
	}
	AWS struct {
		Endpoint string // local development
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
	v.Upstream.Account = getenv("ACCOUNT_URL", "http://account.wallet.internal")
	v.Upstream.Ledger = getenv("LEDGER_URL", "http://ledger.wallet.internal")
	v.Upstream.Payment = getenv("PAYMENT_URL", "http://payment.wallet.internal")
	v.Upstream.Timeout = duration("UPSTREAM_TIMEOUT", 8*time.Second)
	v.Metrics.Namespace = os.Getenv("METRICS_NAMESPACE")
	v.Metrics.Interval = duration("METRICS_INTERVAL", time.Minute)
	v.Log.File = getenv("LOG_FILE", "/var/log/wallet/gateway.log")
	v.Log.Level = getenv("LOG_LEVEL", "info")
	v.AWS.Endpoint = os.Getenv("AWS_ENDPOINT")
	return v
}

func getenv(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}

func duration(name string, fallback time.Duration) time.Duration {
	d, err := time.ParseDuration(os.Getenv(name))
	if err != nil || d <= 0 {
		return fallback
	}
	return d
}
