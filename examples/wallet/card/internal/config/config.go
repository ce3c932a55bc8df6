// Package config reads the environment that the systemd unit sets.
package config

import (
	"cmp"
	"os"
	"sync"
)

// EnvValue is the environment of the service.
type EnvValue struct {
	Port       string
	Table      string
	PartnerURL string
	LogFile    string
	// AWSEndpoint replaces every AWS endpoint; local development only.
	AWSEndpoint string
}

// GetEnvValue reads the environment once and gives the same value ever after.
var GetEnvValue = sync.OnceValue(func() EnvValue {
	return EnvValue{
		Port:        cmp.Or(os.Getenv("PORT"), "8080"),
		Table:       cmp.Or(os.Getenv("CARD_TABLE"), "wallet-cards"),
		PartnerURL:  cmp.Or(os.Getenv("PARTNER_URL"), "http://partner.cardnetwork.example"),
		LogFile:     os.Getenv("LOG_FILE"),
		AWSEndpoint: os.Getenv("AWS_ENDPOINT"),
	}
})
