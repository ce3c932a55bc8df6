package main

import (
	"context"
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

func TestEcsRegionV2(t *testing.T) {
	t.Setenv("AWS_REGION", "eu-west-1")
	if got, err := ecsRegionV2(context.Background()); err != nil || got.Region != "eu-west-1" {
		t.Errorf("got %v, %v", got, err)
	}
	t.Setenv("AWS_REGION", "")
	if _, err := ecsRegionV2(context.Background()); err == nil {
		t.Error("without AWS_REGION: no error")
	}
}
