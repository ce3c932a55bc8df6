package upstream

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

// cut closes the connection of the first request without an answer.
func cut(t *testing.T, calls *atomic.Int32) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if calls.Add(1) == 1 {
			conn, _, _ := w.(http.Hijacker).Hijack()
			conn.Close()
			return
		}
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(body)
	}))
	t.Cleanup(srv.Close)
	return srv
}

func TestRepeatsWhatIsIdempotent(t *testing.T) {
	var calls atomic.Int32
	c := New(cut(t, &calls).URL+"/", NewHTTPClient(time.Second))
	got, err := c.Do(context.Background(), Call{Method: "POST", Path: "/payments", Body: []byte("{}"), IdempotencyKey: "k"})
	if err != nil || got.Status != http.StatusCreated || string(got.Body) != "{}" {
		t.Fatalf("got %d %q, err %v", got.Status, got.Body, err)
	}
}

func TestDoesNotRepeatWhatIsNot(t *testing.T) {
	var calls atomic.Int32
	c := New(cut(t, &calls).URL, NewHTTPClient(time.Second))
	if _, err := c.Do(context.Background(), Call{Method: "POST", Path: "/accounts", Body: []byte("{}")}); err == nil {
		t.Fatal("a lost answer must be an error")
	}
	if calls.Load() != 1 {
		t.Errorf("sent %d times", calls.Load())
	}
}

func TestTimeout(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer srv.Close()
	c := New(srv.URL, NewHTTPClient(50*time.Millisecond))
	if _, err := c.Do(context.Background(), Call{Method: "GET", Path: "/"}); !errors.Is(err, ErrTimeout) {
		t.Errorf("want ErrTimeout, got %v", err)
	}
}
