package partner

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAuthorize(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		id     string
		err    error
	}{
		"approved":      {201, `{"id": "auth-1", "approved": true}`, "auth-1", nil},
		"declined":      {200, `{"id": "auth-1", "approved": false}`, "", ErrDeclined},
		"declined, 402": {402, `{}`, "", ErrDeclined},
	} {
		t.Run(name, func(t *testing.T) {
			var got *http.Request
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got = r
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			}))
			defer srv.Close()
			id, err := New(srv.URL, "ap-northeast-1;zone=a").Authorize(context.Background(), Request{PaymentID: "pay_1"})
			if id != c.id || !errors.Is(err, c.err) {
				t.Errorf("got %q, %v", id, err)
			}
			if got.Header.Get("X-Forwarded-Region") != "ap-northeast-1;zone=a" || got.Header.Get("Idempotency-Key") != "pay_1" {
				t.Errorf("headers %v", got.Header)
			}
		})
	}
}

func TestNetworkDown(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	srv.Close()
	if _, err := New(srv.URL, "").Authorize(context.Background(), Request{}); err == nil || errors.Is(err, ErrDeclined) {
		t.Errorf("got %v", err)
	}
}
