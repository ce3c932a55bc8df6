// Package api is the HTTP side of the card service.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"github.com/wallet-inc/card/internal/partner"
	"github.com/wallet-inc/card/internal/tokens"
)

// Vault gives the token of a card.
type Vault interface {
	Token(ctx context.Context, card tokens.Card) (string, error)
}

// Network authorises amounts.
type Network interface {
	Authorize(ctx context.Context, in partner.Request) (string, error)
	Void(ctx context.Context, id string) error
}

// New gives the routes.
func New(vault Vault, network Network) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		write(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("POST /authorizations", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			PaymentID string      `json:"payment_id"`
			Amount    int64       `json:"amount"`
			Card      tokens.Card `json:"card"`
		}
		err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 8<<10)).Decode(&in)
		if err != nil || in.PaymentID == "" || in.Amount <= 0 {
			fail(w, http.StatusBadRequest, "bad_request", "payment_id, amount and card are needed")
			return
		}
		token, err := vault.Token(r.Context(), in.Card)
		if errors.Is(err, tokens.ErrInvalid) {
			fail(w, http.StatusUnprocessableEntity, "card_invalid", err.Error())
			return
		}
		var id string
		if err == nil {
			id, err = network.Authorize(r.Context(), partner.Request{PaymentID: in.PaymentID, Token: token, Amount: in.Amount})
		}
		switch {
		case errors.Is(err, partner.ErrDeclined):
			fail(w, http.StatusPaymentRequired, "card_declined", "the issuer refused the amount")
		case err != nil:
			unavailable(w, r, err)
		default:
			write(w, http.StatusCreated, map[string]string{"authorization_id": id, "card_token": token})
		}
	})
	mux.HandleFunc("DELETE /authorizations/{id}", func(w http.ResponseWriter, r *http.Request) {
		if err := network.Void(r.Context(), r.PathValue("id")); err != nil {
			unavailable(w, r, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}

func unavailable(w http.ResponseWriter, r *http.Request, err error) {
	slog.Error("request failed", "method", r.Method, "path", r.URL.Path, "request_id", r.Header.Get("X-Request-Id"), "error", err)
	fail(w, http.StatusServiceUnavailable, "unavailable", "try again")
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func fail(w http.ResponseWriter, status int, code, message string) {
	write(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}
