package main

import (
	"testing"
)

func TestTaskRegion(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	if _, err := taskRegion(); err == nil {
		t.Error("without AWS_REGION: no error")
	}
	t.Setenv("AWS_REGION", "eu-west-1")
	if got, err := taskRegion(); err != nil || got != "eu-west-1" {
		t.Errorf("got %v, %v", got, err)
	}
}
