// Package config reads the environment that the systemd unit sets, and /etc/wallet/ledger.yaml.
package config

import (
	"fmt"
	"os"
	"sync"

	"gopkg.in/yaml.v2"
)

// EnvValue is what the unit sets.
type EnvValue struct {
	Server struct {
		Port string
	}
	ConfigFile  string
	LogFile     string
	AwsEndpoint string
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
	v := EnvValue{
		ConfigFile:  os.Getenv("CONFIG_FILE"),
		LogFile:     "/var/log/wallet/ledger.log",
		AwsEndpoint: os.Getenv("AWS_ENDPOINT"),
	}
	if v.ConfigFile == "" {
		v.ConfigFile = "/etc/wallet/ledger.yaml"
	}
	if file, ok := os.LookupEnv("LOG_FILE"); ok {
		v.LogFile = file // empty: stderr only
	}
	v.Server.Port = os.Getenv("PORT")
	if v.Server.Port == "" {
		v.Server.Port = "8080"
	}
	return v
}

// File is the content of ledger.yaml.
type File struct {
	Table        string `yaml:"table"`
	HouseAccount string `yaml:"house_account"`
	MaxAmount    int64  `yaml:"max_amount"`
	Attempts     int    `yaml:"attempts"`
}

// ReadFile reads and checks ledger.yaml.
func ReadFile(path string) (File, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return File{}, fmt.Errorf("configuration: %w", err)
	}
	var f File
	if err := yaml.UnmarshalStrict(text, &f); err != nil {
		return File{}, fmt.Errorf("configuration %s: %w", path, err)
	}
	switch {
	case f.Table == "":
		return File{}, fmt.Errorf("configuration %s: table is missing", path)
	case f.HouseAccount == "":
		return File{}, fmt.Errorf("configuration %s: house_account is missing", path)
	case f.MaxAmount <= 0:
		return File{}, fmt.Errorf("configuration %s: max_amount must be positive", path)
	}
	if f.Attempts < 1 {
		f.Attempts = 1
	}
	return f, nil
}
