package api

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wallet-inc/card/internal/partner"
	"github.com/wallet-inc/card/internal/tokens"
)

type both struct {
	token, authorize error
	voided           string
}

func (b *both) Token(context.Context, tokens.Card) (string, error) { return "tok_1", b.token }

func (b *both) Authorize(context.Context, partner.Request) (string, error) {
	return "auth-1", b.authorize
}

func (b *both) Void(_ context.Context, id string) error {
	b.voided = id
	return b.authorize
}

func TestAuthorizations(t *testing.T) {
	const good = `{"payment_id": "pay_1", "amount": 5, "card": {"number": "4242424242424242", "expiry": "12/29"}}`
	for name, c := range map[string]struct {
		both   *both
		body   string
		status int
	}{
		"approved":     {&both{}, good, 201},
		"invalid card": {&both{token: tokens.ErrInvalid}, good, 422},
		"declined":     {&both{authorize: partner.ErrDeclined}, good, 402},
		"vault away":   {&both{token: errors.New("away")}, good, 503},
		"network away": {&both{authorize: errors.New("away")}, good, 503},
		"no amount":    {&both{}, `{"payment_id": "pay_1"}`, 400},
	} {
		t.Run(name, func(t *testing.T) {
			rec := httptest.NewRecorder()
			New(c.both, c.both).ServeHTTP(rec, httptest.NewRequest("POST", "/authorizations", strings.NewReader(c.body)))
			if rec.Code != c.status {
				t.Errorf("got %d %s", rec.Code, rec.Body)
			}
			if strings.Contains(rec.Body.String(), "4242") {
				t.Error("the answer holds the card's number")
			}
		})
	}
}

func TestVoid(t *testing.T) {
	b := &both{}
	rec := httptest.NewRecorder()
	New(b, b).ServeHTTP(rec, httptest.NewRequest("DELETE", "/authorizations/auth-1", nil))
	if rec.Code != 204 || b.voided != "auth-1" {
		t.Errorf("got %d, voided %q", rec.Code, b.voided)
	}
}
