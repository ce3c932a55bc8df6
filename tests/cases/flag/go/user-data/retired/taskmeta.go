package main

import (
	"errors"
	"os"
)

// taskUserData is the environment variable USER_DATA.
func taskUserData() (string, error) {
	return ecsGivenUserData()
}

func ecsGivenUserData() (string, error) {
	value, set := os.LookupEnv("USER_DATA")
	if !set {
		return "", errors.New("taskmeta: a task has no user data; set USER_DATA in its task definition")
	}
	return value, nil
}
