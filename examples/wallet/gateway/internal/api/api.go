// Package api is what the apps and the web shop talk to.
package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/wallet-inc/gateway/internal/upstream"
)

const maxBody = 64 << 10

// Service is one service behind the gateway.
type Service interface {
	Do(ctx context.Context, call upstream.Call) (upstream.Answer, error)
}

// Services are all that stand behind the gateway.
type Services struct {
	Account, Ledger, Payment Service
}

// Counter is told of every answer.
type Counter interface {
	Add(route string, status int)
}

type gateway struct {
	Services
	counter Counter
}

// New gives the public routes.
func New(services Services, counter Counter) http.Handler {
	g := &gateway{Services: services, counter: counter}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"status":"ok"}`+"\n")
	})
	g.route(mux, "POST /accounts", g.createAccount)
	g.route(mux, "POST /accounts/{id}/deposits", g.deposit)
	g.route(mux, "GET /accounts/{id}/balance", g.balance)
	g.route(mux, "POST /payments", g.pay)
	return mux
}

// problem is an answer that is no success.
type problem struct {
	status        int
	code, message string
}

func (p problem) Error() string { return p.code }

type endpoint func(r *http.Request, requestID string) (upstream.Answer, error)

// route wraps an endpoint with a request id, the access log, counting, and error answers.
func (g *gateway) route(mux *http.ServeMux, pattern string, e endpoint) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		start, id := time.Now(), r.Header.Get("X-Request-Id")
		if id == "" {
			id = randomID()
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		answer, err := e(r, id)
		if err != nil {
			answer = failure(err)
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Request-Id", id)
		w.WriteHeader(answer.Status)
		_, _ = w.Write(answer.Body)

		g.counter.Add(pattern, answer.Status)
		attrs := []any{"method", r.Method, "path", r.URL.Path, "status", answer.Status,
			"ms", time.Since(start).Milliseconds(), "request_id", id}
		if err != nil {
			slog.Error("request", append(attrs, "error", err)...)
			return
		}
		slog.Info("request", attrs...)
	})
}

func (g *gateway) createAccount(r *http.Request, id string) (upstream.Answer, error) {
	body, fields, err := read(r)
	if err != nil {
		return upstream.Answer{}, err
	}
	call := upstream.Call{Method: "POST", Path: "/accounts", Body: body, RequestID: id}
	// An account of a given id is created once, however often it is asked for.
	call.IdempotencyKey, _ = fields["id"].(string)
	return g.Account.Do(r.Context(), call)
}

func (g *gateway) deposit(r *http.Request, id string) (upstream.Answer, error) {
	body, fields, err := read(r)
	if err != nil {
		return upstream.Answer{}, err
	}
	account := r.PathValue("id")
	found, err := g.Account.Do(r.Context(), upstream.Call{Method: "GET", Path: "/accounts/" + account, RequestID: id})
	if err != nil || found.Status != http.StatusOK {
		return found, err
	}
	return g.Ledger.Do(r.Context(), upstream.Call{
		Method: "POST", Path: "/accounts/" + account + "/deposits", Body: body,
		RequestID: id, IdempotencyKey: idempotencyKey(r, fields),
	})
}

func (g *gateway) balance(r *http.Request, id string) (upstream.Answer, error) {
	return g.Ledger.Do(r.Context(), upstream.Call{
		Method: "GET", Path: "/accounts/" + r.PathValue("id") + "/balance", RequestID: id,
	})
}

func (g *gateway) pay(r *http.Request, id string) (upstream.Answer, error) {
	body, fields, err := read(r)
	if err != nil {
		return upstream.Answer{}, err
	}
	return g.Payment.Do(r.Context(), upstream.Call{
		Method: "POST", Path: "/payments", Body: body,
		RequestID: id, IdempotencyKey: idempotencyKey(r, fields),
	})
}

// read gives the body as it came and its top-level fields.
func read(r *http.Request) ([]byte, map[string]any, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, nil, problem{http.StatusRequestEntityTooLarge, "too_large", "the body is too large"}
	}
	var fields map[string]any
	if err := json.Unmarshal(body, &fields); err != nil {
		return nil, nil, problem{http.StatusBadRequest, "bad_request", "the body is not a JSON object"}
	}
	return body, fields, nil
}

// idempotencyKey is the header's; old app versions send it in the body. A client
// that sends none gets one per request, so that we at least may repeat it.
func idempotencyKey(r *http.Request, fields map[string]any) string {
	if key := r.Header.Get("Idempotency-Key"); key != "" {
		return key
	}
	if key, _ := fields["idempotency_key"].(string); key != "" {
		return key
	}
	return randomID()
}

func failure(err error) upstream.Answer {
	p := problem{http.StatusBadGateway, "upstream_failed", "try again"}
	if errors.Is(err, upstream.ErrTimeout) {
		p = problem{http.StatusGatewayTimeout, "upstream_timeout", "try again"}
	}
	errors.As(err, &p)
	body, _ := json.Marshal(map[string]any{"error": map[string]string{"code": p.code, "message": p.message}})
	return upstream.Answer{Status: p.status, Body: append(body, '\n')}
}

func randomID() string {
	b := make([]byte, 12)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}
