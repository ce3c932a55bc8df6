package config

import "github.com/spf13/viper"

// EnvValue is what the service is told.
type EnvValue struct {
	Port    string `mapstructure:"port"`
	Workers int    `mapstructure:"workers"`
	// EcsFlag says that this process runs as an ECS task, not on an EC2 instance.
	EcsFlag struct {
		Flag bool
	}
}

// GetEnvValue reads it.
func GetEnvValue() *EnvValue {
	viper.AutomaticEnv()
	value := &EnvValue{}
	_ = viper.Unmarshal(value)
	value.EcsFlag.Flag = ecsFlagEnabled()
	return value
}
