// Package viper stands in for the library.
package viper

// AutomaticEnv reads the environment.
func AutomaticEnv() {}

// Unmarshal fills what v points at.
func Unmarshal(v interface{}) error {
	_ = v
	return nil
}
