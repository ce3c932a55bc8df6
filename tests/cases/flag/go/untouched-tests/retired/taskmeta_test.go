package main

import (
	"testing"
)

func TestEcsRegion(t *testing.T) {
	t.Setenv("AWS_REGION", "eu-west-1")
	if got, err := ecsRegion(); err != nil || got != "eu-west-1" {
		t.Errorf("got %v, %v", got, err)
	}
	t.Setenv("AWS_REGION", "")
	if _, err := ecsRegion(); err == nil {
		t.Error("without AWS_REGION: no error")
	}
}
