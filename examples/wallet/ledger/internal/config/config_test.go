package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheInstalledFileIsGood(t *testing.T) {
	f, err := ReadFile("../../deploy/etc/ledger.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if f.Table != "wallet-ledger" || f.MaxAmount != 1000000 {
		t.Errorf("read %+v", f)
	}
}

func TestBadFiles(t *testing.T) {
	for text, want := range map[string]string{
		"house_account: house\nmax_amount: 1": "table is missing",
		"table: t\nmax_amount: 1":             "house_account is missing",
		"table: t\nhouse_account: house":      "max_amount",
		"table: t\nhouse_acount: house":       "house_acount",
		"table: [":                            "yaml",
	} {
		path := filepath.Join(t.TempDir(), "ledger.yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadFile(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q in it", text, err, want)
		}
	}
}
