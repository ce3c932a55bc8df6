// Package api is the HTTP side of payment.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"time"

	"github.com/wallet-inc/payment/internal/pay"
)

// Desk makes payments.
type Desk interface {
	Pay(ctx context.Context, p pay.Payment) (pay.Receipt, error)
}

// Handler gives the routes.
func Handler(desk Desk, logger *log.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		respond(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("POST /payments", func(w http.ResponseWriter, r *http.Request) {
		p, problem := parse(w, r)
		if problem != "" {
			reject(w, http.StatusBadRequest, "bad_request", problem)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), 20*time.Second)
		defer cancel()
		ctx = pay.WithRequestID(ctx, r.Header.Get("X-Request-Id"))
		receipt, err := desk.Pay(ctx, p)
		if err != nil {
			status, code := statusOf(err)
			logger.Printf("payment %s request_id=%s: %v", p.ID, pay.RequestID(ctx), err)
			reject(w, status, code, message(status, err))
			return
		}
		status := http.StatusCreated
		if receipt.Replayed {
			status = http.StatusOK
		}
		respond(w, status, receipt)
	})
	return mux
}

func parse(w http.ResponseWriter, r *http.Request) (p pay.Payment, problem string) {
	var in struct {
		From           string    `json:"from"`
		To             string    `json:"to"`
		Amount         int64     `json:"amount"`
		Card           *pay.Card `json:"card"`
		IdempotencyKey string    `json:"idempotency_key"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&in); err != nil {
		return p, "the body is not a payment in JSON"
	}
	key := r.Header.Get("Idempotency-Key")
	if key == "" {
		key = in.IdempotencyKey
	}
	switch {
	case key == "":
		return p, "a payment needs an Idempotency-Key"
	case in.From == "" || in.To == "" || in.From == in.To:
		return p, "a payment needs two different accounts"
	case in.Amount <= 0:
		return p, "a payment needs a positive amount"
	}
	return pay.Payment{ID: pay.IDFor(key), From: in.From, To: in.To, Amount: in.Amount, Card: in.Card}, ""
}

func statusOf(err error) (int, string) {
	switch {
	case errors.Is(err, pay.ErrUnknownAccount):
		return http.StatusUnprocessableEntity, "unknown_account"
	case errors.Is(err, pay.ErrInsufficientFunds):
		return http.StatusUnprocessableEntity, "insufficient_funds"
	case errors.Is(err, pay.ErrDeclined):
		return http.StatusPaymentRequired, "card_declined"
	case errors.Is(err, pay.ErrKeyReused):
		return http.StatusConflict, "key_reused"
	}
	return http.StatusServiceUnavailable, "unavailable"
}

// message hides what is none of the client's business.
func message(status int, err error) string {
	if status == http.StatusServiceUnavailable {
		return "try again with the same Idempotency-Key"
	}
	return err.Error()
}

func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func reject(w http.ResponseWriter, status int, code, message string) {
	respond(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}
