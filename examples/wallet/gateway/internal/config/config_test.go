package config

import (
	"testing"
	"time"
)

func TestUpstreamTimeout(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"":     8 * time.Second,
		"soon": 8 * time.Second,
		"-1s":  8 * time.Second,
		"3s":   3 * time.Second,
	} {
		t.Setenv("UPSTREAM_TIMEOUT", text)
		if got := fromEnv().Upstream.Timeout; got != want {
			t.Errorf("UPSTREAM_TIMEOUT=%q: got %v, want %v", text, got, want)
		}
	}
}
