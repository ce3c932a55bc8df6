//go:build linux
// +build linux

package main

func zone() (string, error) {
	return taskAvailabilityZone()
}
