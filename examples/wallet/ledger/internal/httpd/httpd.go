// Package httpd is the HTTP side of the ledger.
package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"strings"

	"github.com/wallet-inc/ledger/internal/book"
)

// Book is what the handlers need of the book.
type Book interface {
	Balance(ctx context.Context, account string) (int64, error)
	Entries(ctx context.Context, account string, limit int64) ([]book.Entry, error)
	Book(ctx context.Context, t book.Transfer) (bool, error)
}

// Server answers requests.
type Server struct {
	Book         Book
	Log          *log.Logger
	HouseAccount string
	MaxAmount    int64
}

type transferRequest struct {
	PaymentID string `json:"payment_id"`
	From      string `json:"from"`
	To        string `json:"to"`
	Amount    int64  `json:"amount"`
}

// Routes gives the service's routes.
func (s *Server) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("POST /transfers", s.transfer)
	mux.HandleFunc("POST /accounts/{id}/deposits", s.deposit)
	mux.HandleFunc("GET /accounts/{id}/balance", s.balance)
	mux.HandleFunc("GET /accounts/{id}/entries", s.entries)
	return mux
}

func (s *Server) transfer(w http.ResponseWriter, r *http.Request) {
	in, ok := decode(w, r)
	if !ok {
		return
	}
	s.book(w, r, book.Transfer{PaymentID: in.PaymentID, From: in.From, To: in.To, Amount: in.Amount}, in.From)
}

func (s *Server) deposit(w http.ResponseWriter, r *http.Request) {
	in, ok := decode(w, r)
	if !ok {
		return
	}
	id := "dep-" + r.Header.Get("Idempotency-Key")
	if id == "dep-" {
		refuse(w, http.StatusBadRequest, "key_missing", "a deposit needs an Idempotency-Key")
		return
	}
	account := r.PathValue("id")
	s.book(w, r, book.Transfer{PaymentID: id, From: s.HouseAccount, To: account, Amount: in.Amount}, account)
}

// book writes the transfer and answers with the balance of one account after it.
func (s *Server) book(w http.ResponseWriter, r *http.Request, t book.Transfer, account string) {
	if code, message := s.invalid(t); code != "" {
		refuse(w, http.StatusUnprocessableEntity, code, message)
		return
	}
	booked, err := s.Book.Book(r.Context(), t)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	balance, err := s.Book.Balance(r.Context(), account)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status := http.StatusOK
	if booked {
		status = http.StatusCreated
	}
	reply(w, status, map[string]any{
		"payment_id": t.PaymentID, "account_id": account, "amount": t.Amount, "balance": balance, "replayed": !booked,
	})
}

func (s *Server) invalid(t book.Transfer) (code, message string) {
	switch {
	case t.PaymentID == "" || len(t.PaymentID) > 128:
		return "payment_id_missing", "a transfer needs a payment_id of at most 128 characters"
	case t.From == "" || t.To == "" || t.From == t.To:
		return "bad_accounts", "a transfer needs two different accounts"
	case t.Amount <= 0 || t.Amount > s.MaxAmount:
		return "bad_amount", "the amount is not in range"
	}
	return "", ""
}

func (s *Server) balance(w http.ResponseWriter, r *http.Request) {
	account := r.PathValue("id")
	balance, err := s.Book.Balance(r.Context(), account)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	reply(w, http.StatusOK, map[string]any{"account_id": account, "balance": balance, "currency": "JPY"})
}

func (s *Server) entries(w http.ResponseWriter, r *http.Request) {
	entries, err := s.Book.Entries(r.Context(), r.PathValue("id"), 100)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	reply(w, http.StatusOK, map[string]any{"entries": entries})
}

func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, book.ErrInsufficientFunds):
		refuse(w, http.StatusUnprocessableEntity, "insufficient_funds", "the account has less than that")
	case errors.Is(err, book.ErrKeyReused):
		refuse(w, http.StatusConflict, "key_reused", err.Error())
	default:
		s.Log.Printf("%s %s request_id=%s: %v", r.Method, r.URL.Path, r.Header.Get("X-Request-Id"), err)
		refuse(w, http.StatusServiceUnavailable, "unavailable", "try again")
	}
}

func decode(w http.ResponseWriter, r *http.Request) (transferRequest, bool) {
	var in transferRequest
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<10)).Decode(&in); err != nil {
		message := "the body is not JSON"
		if strings.Contains(err.Error(), "cannot unmarshal") {
			message = "the amount is a whole number of yen"
		}
		refuse(w, http.StatusBadRequest, "bad_request", message)
		return in, false
	}
	return in, true
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	reply(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}
