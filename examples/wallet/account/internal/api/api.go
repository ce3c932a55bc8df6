// Package api is the HTTP side of the account service.
package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"regexp"
	"time"

	"github.com/wallet-inc/account/internal/store"
)

// Accounts is what the handlers need of the store.
type Accounts interface {
	Create(ctx context.Context, account store.Account) (store.Account, bool, error)
	Get(ctx context.Context, id string) (store.Account, error)
}

var validID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{2,63}$`)

type handler struct {
	accounts Accounts
	logger   *log.Logger
}

// New gives the routes of the service.
func New(accounts Accounts, logger *log.Logger) http.Handler {
	h := &handler{accounts: accounts, logger: logger}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", h.health)
	mux.HandleFunc("POST /accounts", h.create)
	mux.HandleFunc("GET /accounts/{id}", h.get)
	return mux
}

func (h *handler) health(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

func (h *handler) create(w http.ResponseWriter, r *http.Request) {
	var in struct {
		ID    string `json:"id"`
		Owner string `json:"owner"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<10)).Decode(&in); err != nil {
		writeError(w, http.StatusBadRequest, "bad_request", "the body is not JSON")
		return
	}
	if in.Owner == "" {
		writeError(w, http.StatusBadRequest, "owner_missing", "an account needs an owner")
		return
	}
	if in.ID == "" {
		in.ID = newID()
	}
	if !validID.MatchString(in.ID) {
		writeError(w, http.StatusBadRequest, "bad_id", "an id has 3 to 64 characters of a-z, 0-9 and -")
		return
	}
	account, created, err := h.accounts.Create(r.Context(), store.Account{
		ID: in.ID, Owner: in.Owner, Status: "open", CreatedAt: time.Now().UTC(),
	})
	switch {
	case err != nil:
		h.fail(w, r, err)
	case !created && account.Owner != in.Owner:
		writeError(w, http.StatusConflict, "id_taken", "that id belongs to somebody else")
	case !created:
		writeJSON(w, http.StatusOK, account)
	default:
		h.logger.Printf("account %s opened", account.ID)
		writeJSON(w, http.StatusCreated, account)
	}
}

func (h *handler) get(w http.ResponseWriter, r *http.Request) {
	account, err := h.accounts.Get(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, store.ErrNotFound):
		writeError(w, http.StatusNotFound, "account_not_found", "there is no such account")
	case err != nil:
		h.fail(w, r, err)
	default:
		writeJSON(w, http.StatusOK, account)
	}
}

func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	h.logger.Printf("%s %s: %v", r.Method, r.URL.Path, err)
	writeError(w, http.StatusServiceUnavailable, "unavailable", "try again")
}

func newID() string {
	b := make([]byte, 10)
	_, _ = rand.Read(b) // never fails on Linux
	return "acct-" + hex.EncodeToString(b)
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func writeError(w http.ResponseWriter, status int, code, message string) {
	writeJSON(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}
