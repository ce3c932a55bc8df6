// Package pay is what a payment is, and the steps it takes.
package pay

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"
)

var (
	// ErrUnknownAccount says that one of the two accounts does not exist or is closed.
	ErrUnknownAccount = errors.New("unknown account")
	// ErrDeclined says that the card's issuer refused.
	ErrDeclined = errors.New("card declined")
	// ErrInsufficientFunds says that the payer has less than the amount.
	ErrInsufficientFunds = errors.New("insufficient funds")
	// ErrKeyReused says that the idempotency key stands for another payment.
	ErrKeyReused = errors.New("idempotency key was used for another payment")
)

// Card is a card as the payer types it. It is passed on to the card service and
// never stored or logged here.
type Card struct {
	Number string `json:"number"`
	Expiry string `json:"expiry"`
}

// Payment is money on its way from one account to another, in yen.
type Payment struct {
	ID     string
	From   string
	To     string
	Amount int64
	Card   *Card
}

// Receipt is the outcome.
type Receipt struct {
	ID            string    `json:"id"`
	Status        string    `json:"status"`
	From          string    `json:"from"`
	To            string    `json:"to"`
	Amount        int64     `json:"amount"`
	Balance       int64     `json:"balance"`
	Authorization string    `json:"authorization,omitempty"`
	Replayed      bool      `json:"replayed,omitempty"`
	At            time.Time `json:"at"`
}

// IDFor derives the payment's id from the client's idempotency key: the same key
// is the same payment in every service behind us.
func IDFor(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "pay_" + hex.EncodeToString(sum[:12])
}

// Services are the services that payment needs.
type Services interface {
	Exists(ctx context.Context, account string) (bool, error)
	Authorize(ctx context.Context, p Payment) (authorization string, err error)
	Void(ctx context.Context, authorization string) error
	Transfer(ctx context.Context, p Payment) (balance int64, replayed bool, err error)
}

// Queue takes the events of payments.
type Queue interface {
	Send(ctx context.Context, body string) error
}

// Desk makes payments.
type Desk struct {
	Services Services
	Queue    Queue
	Log      *log.Logger
}

// Pay makes the payment, or finds that it was made before.
func (d *Desk) Pay(ctx context.Context, p Payment) (Receipt, error) {
	for _, account := range []string{p.From, p.To} {
		switch ok, err := d.Services.Exists(ctx, account); {
		case err != nil:
			return Receipt{}, err
		case !ok:
			return Receipt{}, fmt.Errorf("%w: %s", ErrUnknownAccount, account)
		}
	}
	receipt := Receipt{ID: p.ID, Status: "completed", From: p.From, To: p.To, Amount: p.Amount, At: time.Now().UTC()}
	if p.Card != nil {
		authorization, err := d.Services.Authorize(ctx, p)
		if err != nil {
			return Receipt{}, err
		}
		receipt.Authorization = authorization
	}
	balance, replayed, err := d.Services.Transfer(ctx, p)
	if err != nil {
		d.giveBack(receipt.Authorization, err)
		return Receipt{}, err
	}
	receipt.Balance, receipt.Replayed = balance, replayed
	return receipt, d.publish(ctx, receipt)
}

// giveBack voids an authorisation when it is certain that nothing was booked. It
// must happen even if the client is gone, so it has a deadline of its own.
func (d *Desk) giveBack(authorization string, why error) {
	certain := errors.Is(why, ErrInsufficientFunds)
	if authorization == "" || !certain {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := d.Services.Void(ctx, authorization); err != nil {
		d.Log.Printf("authorization %s stays open: %v", authorization, err)
	}
}

// publish tells the others. If that fails the client gets an error and comes
// again with the same key: an event may be sent twice, but is never lost.
func (d *Desk) publish(ctx context.Context, r Receipt) error {
	body, err := json.Marshal(map[string]any{"type": "payment.completed", "payment": r})
	if err != nil {
		return err
	}
	if err := d.Queue.Send(ctx, string(body)); err != nil {
		return fmt.Errorf("publish payment %s: %w", r.ID, err)
	}
	return nil
}

type requestIDKey struct{}

// WithRequestID keeps the id under which a request is logged in all services.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey{}, id)
}

// RequestID gives what WithRequestID kept, or nothing.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}
