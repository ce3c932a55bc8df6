package main

import (
	"context"
	"testing"
)

func TestTaskRegion(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	if _, err := taskRegion(context.Background()); err == nil {
		t.Error("without AWS_REGION: no error")
	}
	t.Setenv("AWS_REGION", "eu-west-1")
	if got, err := taskRegion(context.Background()); err != nil || got.Region != "eu-west-1" {
		t.Errorf("got %v, %v", got, err)
	}
}
