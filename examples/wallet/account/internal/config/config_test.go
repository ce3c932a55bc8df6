package config

import "testing"

func TestFromEnvDefaults(t *testing.T) {
	v := fromEnv()
	if v.Server.Port != "8080" || v.Dynamo.Table != "wallet-accounts" {
		t.Fatalf("unexpected defaults: %+v", v)
	}
}

func TestFromEnvOverrides(t *testing.T) {
	t.Setenv("PORT", "9001")
	t.Setenv("LOG_FILE", "")
	v := fromEnv()
	if v.Server.Port != "9001" {
		t.Errorf("PORT was not read: %q", v.Server.Port)
	}
	if v.Log.File != "" {
		t.Errorf("an empty LOG_FILE must switch the file off, got %q", v.Log.File)
	}
}
