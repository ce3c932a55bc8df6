package main

import (
	"testing"
)

func TestEcsUserData(t *testing.T) {
	t.Setenv("USER_DATA", "queue=orders")
	if _, err := ecsUserData(); err != nil {
		t.Error(err)
	}
}
