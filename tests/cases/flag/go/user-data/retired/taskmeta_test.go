package main

import (
	"testing"
)

func TestTaskUserData(t *testing.T) {
	t.Setenv("USER_DATA", "queue=orders")
	if _, err := taskUserData(); err != nil {
		t.Error(err)
	}
}
