package config

import "github.com/spf13/viper"

// EnvValue is what the service is told.
type EnvValue struct {
	Port    string `mapstructure:"port"`
	Workers int    `mapstructure:"workers"`
}

// GetEnvValue reads it.
func GetEnvValue() *EnvValue {
	viper.AutomaticEnv()
	value := &EnvValue{}
	_ = viper.Unmarshal(value)
	return value
}
