// Package config reads the environment that the systemd unit sets.
package config

import (
	"os"
	"sync"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Server struct {
		Port    string
		PidFile string
	}
	Services struct {
		AccountURL string
		LedgerURL  string
		CardURL    string
	}
	Aws struct {
		Region   string
		Queue    string
		Endpoint string
	}
	LogFile string
}

var (
	value EnvValue
	once  sync.Once
)

// GetEnvValue reads the environment once and gives the same value ever after.
func GetEnvValue() *EnvValue {
	once.Do(func() { value = fromEnv() })
	return &value
}

func fromEnv() EnvValue {
	var v EnvValue
	v.Server.Port = withDefault("PORT", "8080")
	v.Server.PidFile = withDefault("PID_FILE", "/run/wallet/payment.pid")
	v.Services.AccountURL = withDefault("ACCOUNT_URL", "http://account.wallet.internal")
	v.Services.LedgerURL = withDefault("LEDGER_URL", "http://ledger.wallet.internal")
	v.Services.CardURL = withDefault("CARD_URL", "http://card.wallet.internal")
	v.Aws.Region = withDefault("AWS_REGION", "ap-northeast-1")
	v.Aws.Queue = withDefault("PAYMENT_QUEUE", "wallet-payments")
	v.Aws.Endpoint = os.Getenv("AWS_ENDPOINT")
	v.LogFile = withDefault("LOG_FILE", "/var/log/wallet/payment.log")
	return v
}

func withDefault(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}
