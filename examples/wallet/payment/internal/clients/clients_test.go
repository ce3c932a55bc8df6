package clients

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/wallet-inc/payment/internal/pay"
)

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

func TestTransfer(t *testing.T) {
	p := pay.Payment{ID: "pay_1", From: "acct-1", To: "acct-2", Amount: 5}
	for name, c := range map[string]struct {
		status int
		body   string
		want   error
		failed bool
	}{
		"booked":     {201, `{"balance": 7}`, nil, false},
		"no funds":   {422, `{"error": {"code": "insufficient_funds"}}`, pay.ErrInsufficientFunds, true},
		"key reused": {409, `{"error": {"code": "key_reused"}}`, pay.ErrKeyReused, true},
		"error page": {503, `<html>503</html>`, nil, true},
		"no JSON":    {200, `<html>`, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			balance, _, err := Services{LedgerURL: serve(t, answer(c.status, c.body))}.Transfer(context.Background(), p)
			if (err != nil) != c.failed || (c.want != nil && !errors.Is(err, c.want)) {
				t.Errorf("got %v", err)
			}
			if !c.failed && balance != 7 {
				t.Errorf("balance %d", balance)
			}
		})
	}
}

func TestBrokenConnectionIsTriedAgain(t *testing.T) {
	var calls atomic.Int32
	var keys [2]string
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := calls.Add(1)
		keys[(n-1)%2] = r.Header.Get("Idempotency-Key")
		if n == 1 {
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write([]byte(`{"authorization_id": "auth-1"}`))
	})
	got, err := Services{CardURL: url}.Authorize(context.Background(), pay.Payment{ID: "pay_1", Amount: 5})
	if err != nil || got != "auth-1" {
		t.Fatalf("got %q, %v", got, err)
	}
	if keys[0] != "pay_1" || keys[1] != "pay_1" {
		t.Errorf("keys %q", keys)
	}
}
