package main

import (
	"errors"
	"os"
)

// ecsUserData is the environment variable USER_DATA of the task definition.
func ecsUserData() (string, error) {
	return ecsGivenUserData()
}

func ecsGivenUserData() (string, error) {
	value, set := os.LookupEnv("USER_DATA")
	if !set {
		return "", errors.New("taskmeta: a task has no user data; set USER_DATA in its task definition")
	}
	return value, nil
}
