// Package upstream calls the services behind the gateway.
package upstream

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

const maxAnswer = 1 << 20

// ErrTimeout says that a service did not answer in time.
var ErrTimeout = errors.New("no answer in time")

// Client calls one service. Safe for concurrent use; all clients share one
// connection pool.
type Client struct {
	base string
	http *http.Client
}

// Answer is what a service said.
type Answer struct {
	Status int
	Body   []byte
}

// Call is one request to a service.
type Call struct {
	Method string
	Path   string
	Body   []byte
	// RequestID follows the request through all services' logs.
	RequestID string
	// IdempotencyKey makes a repeated request harmless; empty where it would not be.
	IdempotencyKey string
}

// NewHTTPClient gives the client to share between upstreams.
func NewHTTPClient(timeout time.Duration) *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 2 * time.Second, KeepAlive: 30 * time.Second}).DialContext
	transport.MaxIdleConns = 256
	transport.MaxIdleConnsPerHost = 64
	transport.IdleConnTimeout = 50 * time.Second // the load balancer closes after 60
	return &http.Client{Timeout: timeout, Transport: transport}
}

// New gives a client for the service at base.
func New(base string, client *http.Client) *Client {
	return &Client{base: strings.TrimRight(base, "/"), http: client}
}

// Do sends the call. Where nothing came back and repeating is harmless, it is
// sent once more.
func (c *Client) Do(ctx context.Context, call Call) (Answer, error) {
	answer, err := c.once(ctx, call)
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrTimeout) || !call.repeatable() {
		return answer, err
	}
	return c.once(ctx, call)
}

func (call Call) repeatable() bool {
	return call.Method == http.MethodGet || call.IdempotencyKey != ""
}

func (c *Client) once(ctx context.Context, call Call) (Answer, error) {
	req, err := http.NewRequestWithContext(ctx, call.Method, c.base+call.Path, bytes.NewReader(call.Body))
	if err != nil {
		return Answer{}, err
	}
	req.Header.Set("X-Request-Id", call.RequestID)
	if len(call.Body) > 0 {
		req.Header.Set("Content-Type", "application/json")
	}
	if call.IdempotencyKey != "" {
		req.Header.Set("Idempotency-Key", call.IdempotencyKey)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return Answer{}, translate(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return Answer{}, translate(err)
	}
	return Answer{Status: res.StatusCode, Body: body}, nil
}

func translate(err error) error {
	var netErr net.Error
	if errors.As(err, &netErr) && netErr.Timeout() {
		return fmt.Errorf("%w: %v", ErrTimeout, err)
	}
	return err
}
