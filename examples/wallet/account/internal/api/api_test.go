package api

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wallet-inc/account/internal/store"
)

type memory map[string]store.Account

func (m memory) Create(_ context.Context, a store.Account) (store.Account, bool, error) {
	if old, ok := m[a.ID]; ok {
		return old, false, nil
	}
	m[a.ID] = a
	return a, true, nil
}

func (m memory) Get(_ context.Context, id string) (store.Account, error) {
	if id == "broken" {
		return store.Account{}, errors.New("dynamodb is away")
	}
	if a, ok := m[id]; ok {
		return a, nil
	}
	return store.Account{}, store.ErrNotFound
}

func call(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(method, path, strings.NewReader(body)))
	return rec
}

func TestRoutes(t *testing.T) {
	h := New(memory{}, log.New(io.Discard, "", 0))
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		contains                 string
	}{
		{"health", "GET", "/healthz", "", 200, "ok"},
		{"create", "POST", "/accounts", `{"id":"acct-1","owner":"Sora"}`, 201, "acct-1"},
		{"create again", "POST", "/accounts", `{"id":"acct-1","owner":"Sora"}`, 200, "Sora"},
		{"taken by another", "POST", "/accounts", `{"id":"acct-1","owner":"Kaito"}`, 409, "id_taken"},
		{"generated id", "POST", "/accounts", `{"owner":"Yui"}`, 201, "acct-"},
		{"no owner", "POST", "/accounts", `{}`, 400, "owner_missing"},
		{"bad id", "POST", "/accounts", `{"id":"A B","owner":"Yui"}`, 400, "bad_id"},
		{"not JSON", "POST", "/accounts", `{`, 400, "bad_request"},
		{"get", "GET", "/accounts/acct-1", "", 200, "Sora"},
		{"missing", "GET", "/accounts/acct-9", "", 404, "account_not_found"},
		{"store away", "GET", "/accounts/broken", "", 503, "unavailable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := call(h, c.method, c.path, c.body)
			if rec.Code != c.status || !strings.Contains(rec.Body.String(), c.contains) {
				t.Errorf("got %d %s, want %d with %q", rec.Code, rec.Body, c.status, c.contains)
			}
		})
	}
}
