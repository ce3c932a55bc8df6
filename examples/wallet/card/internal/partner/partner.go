// Package partner calls the card network. It lets us in by our source address, so
// this service has to leave through the address that they know.
package partner

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// ErrDeclined says that the issuer refused the amount.
var ErrDeclined = errors.New("declined")

// Client talks to the card network.
type Client struct {
	URL string
	// Region is sent as X-Forwarded-Region.
	Region string
	HTTP   *http.Client
}

// Request asks for an amount in yen.
type Request struct {
	PaymentID string `json:"payment_id"`
	Token     string `json:"token"`
	Amount    int64  `json:"amount"`
}

// New gives a client with the time-outs that we agreed on.
func New(base, region string) *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 16
	transport.ResponseHeaderTimeout = 4 * time.Second
	return &Client{URL: base, Region: region, HTTP: &http.Client{Timeout: 5 * time.Second, Transport: transport}}
}

// Authorize gives the id of the authorisation; ErrDeclined where there is none.
func (c *Client) Authorize(ctx context.Context, in Request) (string, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return "", err
	}
	var out struct {
		ID       string `json:"id"`
		Approved bool   `json:"approved"`
	}
	status, err := c.call(ctx, http.MethodPost, "/v1/authorizations", in.PaymentID, body, &out)
	switch {
	case err != nil:
		return "", err
	case status == http.StatusPaymentRequired || (status == http.StatusOK && !out.Approved):
		return "", ErrDeclined
	case status != http.StatusOK && status != http.StatusCreated:
		return "", fmt.Errorf("card network answered %d", status)
	}
	return out.ID, nil
}

// Void gives an authorisation back.
func (c *Client) Void(ctx context.Context, id string) error {
	status, err := c.call(ctx, http.MethodDelete, "/v1/authorizations/"+url.PathEscape(id), id, nil, nil)
	if err == nil && status >= 300 && status != http.StatusNotFound {
		err = fmt.Errorf("card network answered %d", status)
	}
	return err
}

func (c *Client) call(ctx context.Context, method, path, key string, body []byte, out any) (int, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.URL+path, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", key)
	req.Header.Set("X-Forwarded-Region", c.Region)
	res, err := c.HTTP.Do(req)
	if err != nil {
		return 0, fmt.Errorf("card network: %w", err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return 0, fmt.Errorf("card network: %w", err)
	}
	if out != nil && res.StatusCode < 300 {
		if err := json.Unmarshal(text, out); err != nil {
			return 0, fmt.Errorf("card network: %w", err)
		}
	}
	return res.StatusCode, nil
}
