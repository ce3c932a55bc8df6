package httpd

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wallet-inc/ledger/internal/book"
)

// stub answers with what it is set to and keeps the last transfer.
type stub struct {
	booked bool
	err    error
	last   book.Transfer
}

func (s *stub) Balance(context.Context, string) (int64, error)               { return 42, nil }
func (s *stub) Entries(context.Context, string, int64) ([]book.Entry, error) { return nil, s.err }
func (s *stub) Book(_ context.Context, t book.Transfer) (bool, error) {
	s.last = t
	return s.booked, s.err
}

func call(s *stub, method, path, body, key string) *httptest.ResponseRecorder {
	srv := &Server{Book: s, Log: log.New(io.Discard, "", 0), HouseAccount: "house", MaxAmount: 1000}
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	if key != "" {
		req.Header.Set("Idempotency-Key", key)
	}
	rec := httptest.NewRecorder()
	srv.Routes().ServeHTTP(rec, req)
	return rec
}

func TestTransfers(t *testing.T) {
	const good = `{"payment_id":"pay-1","from":"acct-1","to":"acct-2","amount":7}`
	for name, c := range map[string]struct {
		stub     *stub
		body     string
		status   int
		contains string
	}{
		"booked":     {&stub{booked: true}, good, 201, `"balance":42`},
		"replayed":   {&stub{}, good, 200, `"replayed":true`},
		"no funds":   {&stub{err: book.ErrInsufficientFunds}, good, 422, "insufficient_funds"},
		"key reused": {&stub{err: book.ErrKeyReused}, good, 409, "key_reused"},
		"busy":       {&stub{err: book.ErrBusy}, good, 503, "unavailable"},
		"dynamodb":   {&stub{err: errors.New("no route to host")}, good, 503, "unavailable"},
		"to itself":  {&stub{}, strings.Replace(good, "acct-2", "acct-1", 1), 422, "bad_accounts"},
		"nothing":    {&stub{}, strings.Replace(good, ":7", ":0", 1), 422, "bad_amount"},
		"too much":   {&stub{}, strings.Replace(good, ":7", ":1001", 1), 422, "bad_amount"},
		"fractions":  {&stub{}, strings.Replace(good, ":7", ":0.5", 1), 400, "whole number"},
		"not JSON":   {&stub{}, `amount=7`, 400, "not JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			rec := call(c.stub, "POST", "/transfers", c.body, "")
			if rec.Code != c.status || !strings.Contains(rec.Body.String(), c.contains) {
				t.Errorf("got %d %s, want %d with %q", rec.Code, rec.Body, c.status, c.contains)
			}
		})
	}
}

func TestDepositComesFromTheHouse(t *testing.T) {
	s := &stub{booked: true}
	if rec := call(s, "POST", "/accounts/acct-1/deposits", `{"amount":500}`, "k1"); rec.Code != 201 {
		t.Fatalf("got %d %s", rec.Code, rec.Body)
	}
	if want := (book.Transfer{PaymentID: "dep-k1", From: "house", To: "acct-1", Amount: 500}); s.last != want {
		t.Errorf("booked %+v", s.last)
	}
	if rec := call(s, "POST", "/accounts/acct-1/deposits", `{"amount":500}`, ""); rec.Code != 400 {
		t.Errorf("without a key: %d", rec.Code)
	}
}
