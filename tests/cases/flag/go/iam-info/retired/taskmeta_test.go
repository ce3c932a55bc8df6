package main

import (
	"testing"
)

func TestTaskIAMInfo(t *testing.T) {
	if _, err := taskIAMInfo(); err == nil {
		t.Error("no error")
	}
}
