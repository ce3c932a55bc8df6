package pay

import (
	"context"
	"errors"
	"io"
	"log"
	"strings"
	"testing"
)

// world is all services and the queue; it writes down what it is asked.
type world struct {
	missing   string
	authorize error
	transfer  error
	send      error
	did       []string
}

func (w *world) Exists(_ context.Context, account string) (bool, error) {
	return account != w.missing, nil
}

func (w *world) Authorize(context.Context, Payment) (string, error) {
	w.did = append(w.did, "authorize")
	return "auth-1", w.authorize
}

func (w *world) Void(_ context.Context, id string) error {
	w.did = append(w.did, "void "+id)
	return nil
}

func (w *world) Transfer(context.Context, Payment) (int64, bool, error) {
	w.did = append(w.did, "transfer")
	return 93, false, w.transfer
}

func (w *world) Send(context.Context, string) error {
	w.did = append(w.did, "send")
	return w.send
}

func TestPay(t *testing.T) {
	away := errors.New("away")
	card := &Card{Number: "4242424242424242", Expiry: "12/29"}
	for name, c := range map[string]struct {
		world *world
		card  *Card
		err   error
		did   string
	}{
		"plain":                   {&world{}, nil, nil, "transfer send"},
		"card":                    {&world{}, card, nil, "authorize transfer send"},
		"unknown payee":           {&world{missing: "acct-2"}, nil, ErrUnknownAccount, ""},
		"declined":                {&world{authorize: ErrDeclined}, card, ErrDeclined, "authorize"},
		"card but no funds":       {&world{transfer: ErrInsufficientFunds}, card, ErrInsufficientFunds, "authorize transfer void auth-1"},
		"no funds, no card":       {&world{transfer: ErrInsufficientFunds}, nil, ErrInsufficientFunds, "transfer"},
		"ledger away: no void":    {&world{transfer: away}, card, away, "authorize transfer"},
		"queue away is a failure": {&world{send: away}, nil, away, "transfer send"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &Desk{Services: c.world, Queue: c.world, Log: log.New(io.Discard, "", 0)}
			r, err := d.Pay(context.Background(), Payment{ID: "pay_1", From: "acct-1", To: "acct-2", Amount: 7, Card: c.card})
			if !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
			if did := strings.Join(c.world.did, " "); did != c.did {
				t.Errorf("did %q, want %q", did, c.did)
			}
			if err == nil && (r.Balance != 93 || r.Status != "completed") {
				t.Errorf("receipt %+v", r)
			}
		})
	}
}

func TestTheSameKeyIsTheSamePayment(t *testing.T) {
	if IDFor("k") != IDFor("k") || IDFor("k") == IDFor("l") || !strings.HasPrefix(IDFor("k"), "pay_") {
		t.Error(IDFor("k"), IDFor("l"))
	}
}
