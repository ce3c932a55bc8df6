package api

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wallet-inc/payment/internal/pay"
)

type desk struct {
	receipt pay.Receipt
	err     error
	asked   pay.Payment
}

func (d *desk) Pay(_ context.Context, p pay.Payment) (pay.Receipt, error) {
	d.asked = p
	return d.receipt, d.err
}

func post(d *desk, body, key string) *httptest.ResponseRecorder {
	req := httptest.NewRequest("POST", "/payments", strings.NewReader(body))
	req.Header.Set("Idempotency-Key", key)
	rec := httptest.NewRecorder()
	Handler(d, log.New(io.Discard, "", 0)).ServeHTTP(rec, req)
	return rec
}

const good = `{"from":"acct-1","to":"acct-2","amount":5}`

func TestStatuses(t *testing.T) {
	for name, c := range map[string]struct {
		desk   *desk
		status int
		code   string
	}{
		"made":        {&desk{receipt: pay.Receipt{ID: "pay_1"}}, 201, "pay_1"},
		"made before": {&desk{receipt: pay.Receipt{Replayed: true}}, 200, "replayed"},
		"no account":  {&desk{err: pay.ErrUnknownAccount}, 422, "unknown_account"},
		"no funds":    {&desk{err: pay.ErrInsufficientFunds}, 422, "insufficient_funds"},
		"declined":    {&desk{err: pay.ErrDeclined}, 402, "card_declined"},
		"key reused":  {&desk{err: pay.ErrKeyReused}, 409, "key_reused"},
		"anything":    {&desk{err: errors.New("dial tcp 10.0.0.1")}, 503, "try again"},
	} {
		t.Run(name, func(t *testing.T) {
			rec := post(c.desk, good, "k")
			if rec.Code != c.status || !strings.Contains(rec.Body.String(), c.code) {
				t.Errorf("got %d %s", rec.Code, rec.Body)
			}
			if strings.Contains(rec.Body.String(), "10.0.0.1") {
				t.Errorf("tells the client our addresses: %s", rec.Body)
			}
		})
	}
}

func TestBadRequests(t *testing.T) {
	for name, c := range map[string]struct{ body, key string }{
		"no key":     {good, ""},
		"same":       {`{"from":"a","to":"a","amount":5}`, "k"},
		"no payee":   {`{"from":"a","amount":5}`, "k"},
		"negative":   {`{"from":"a","to":"b","amount":-5}`, "k"},
		"not JSON":   {`from=a`, "k"},
		"a fraction": {`{"from":"a","to":"b","amount":0.5}`, "k"},
	} {
		if rec := post(&desk{}, c.body, c.key); rec.Code != 400 {
			t.Errorf("%s: got %d %s", name, rec.Code, rec.Body)
		}
	}
}

func TestKeyInTheBody(t *testing.T) {
	d := &desk{}
	post(d, `{"from":"a","to":"b","amount":5,"idempotency_key":"k-7"}`, "")
	if d.asked.ID != pay.IDFor("k-7") {
		t.Errorf("asked for %+v", d.asked)
	}
}
