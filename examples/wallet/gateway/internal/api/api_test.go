package api

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wallet-inc/gateway/internal/upstream"
)

// scripted answers by method and path, and remembers what it was asked.
type scripted struct {
	answers map[string]upstream.Answer
	err     error
	calls   []upstream.Call
}

func (s *scripted) Do(_ context.Context, call upstream.Call) (upstream.Answer, error) {
	s.calls = append(s.calls, call)
	if s.err != nil {
		return upstream.Answer{}, s.err
	}
	if a, ok := s.answers[call.Method+" "+call.Path]; ok {
		return a, nil
	}
	return upstream.Answer{Status: 404, Body: []byte(`{"error":{"code":"not_found"}}`)}, nil
}

type counts map[string]int

func (c counts) Add(route string, status int) { c[route]++ }

func TestPaymentKeepsTheIdempotencyKey(t *testing.T) {
	for name, c := range map[string]struct{ header, body, want string }{
		"header":       {"k-1", `{"amount":1}`, "k-1"},
		"body":         {"", `{"amount":1,"idempotency_key":"k-2"}`, "k-2"},
		"header first": {"k-1", `{"idempotency_key":"k-2"}`, "k-1"},
	} {
		t.Run(name, func(t *testing.T) {
			payment := &scripted{answers: map[string]upstream.Answer{"POST /payments": {Status: 201, Body: []byte(`{}`)}}}
			req := httptest.NewRequest("POST", "/payments", strings.NewReader(c.body))
			if c.header != "" {
				req.Header.Set("Idempotency-Key", c.header)
			}
			rec := httptest.NewRecorder()
			New(Services{Payment: payment}, counts{}).ServeHTTP(rec, req)
			if rec.Code != 201 || payment.calls[0].IdempotencyKey != c.want || string(payment.calls[0].Body) != c.body {
				t.Errorf("status %d, call %+v", rec.Code, payment.calls)
			}
		})
	}
}

func TestDepositNeedsAnAccount(t *testing.T) {
	account, ledger := &scripted{}, &scripted{}
	rec := httptest.NewRecorder()
	New(Services{Account: account, Ledger: ledger}, counts{}).
		ServeHTTP(rec, httptest.NewRequest("POST", "/accounts/acct-9/deposits", strings.NewReader(`{"amount":5}`)))
	if rec.Code != 404 || len(ledger.calls) != 0 {
		t.Errorf("status %d, ledger was asked %d times", rec.Code, len(ledger.calls))
	}
}

func TestFailuresBecomeAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		body   string
		status int
	}{
		"refused":  {errors.New("connection refused"), `{}`, 502},
		"timeout":  {upstream.ErrTimeout, `{}`, 504},
		"not JSON": {nil, `{`, 400},
		"too big":  {nil, `{"x":"` + strings.Repeat("x", maxBody) + `"}`, 413},
	} {
		t.Run(name, func(t *testing.T) {
			n := counts{}
			rec := httptest.NewRecorder()
			New(Services{Payment: &scripted{err: c.err}}, n).
				ServeHTTP(rec, httptest.NewRequest("POST", "/payments", strings.NewReader(c.body)))
			if rec.Code != c.status || !strings.Contains(rec.Body.String(), `"error"`) {
				t.Errorf("got %d %s, want %d", rec.Code, rec.Body, c.status)
			}
			if n["POST /payments"] != 1 {
				t.Errorf("counted %v", n)
			}
		})
	}
}
