// Package clients talks to the services that payment needs.
package clients

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

	"github.com/wallet-inc/payment/internal/pay"
)

// HTTP is shared by all clients, so that connections are.
var HTTP = &http.Client{
	Timeout: 6 * time.Second,
	Transport: &http.Transport{
		MaxIdleConns:          128,
		MaxIdleConnsPerHost:   32,
		IdleConnTimeout:       50 * time.Second, // the load balancer closes after 60
		ResponseHeaderTimeout: 6 * time.Second,
	},
}

// Services calls account, ledger and card.
type Services struct {
	AccountURL, LedgerURL, CardURL string
}

// Exists says whether there is an open account of that id.
func (s Services) Exists(ctx context.Context, account string) (bool, error) {
	var out struct {
		Status string `json:"status"`
	}
	status, err := call(ctx, http.MethodGet, s.AccountURL+"/accounts/"+url.PathEscape(account), "", nil, &out)
	switch {
	case err != nil:
		return false, fmt.Errorf("account: %w", err)
	case status == http.StatusNotFound:
		return false, nil
	case status != http.StatusOK:
		return false, fmt.Errorf("account: answered %d", status)
	}
	return out.Status == "open", nil
}

// Authorize asks the card's issuer for the amount.
func (s Services) Authorize(ctx context.Context, p pay.Payment) (string, error) {
	var out struct {
		ID string `json:"authorization_id"`
	}
	in := map[string]any{"payment_id": p.ID, "amount": p.Amount, "card": p.Card}
	status, err := call(ctx, http.MethodPost, s.CardURL+"/authorizations", p.ID, in, &out)
	switch {
	case err != nil:
		return "", fmt.Errorf("card: %w", err)
	case status == http.StatusPaymentRequired || status == http.StatusUnprocessableEntity:
		return "", pay.ErrDeclined
	case status >= 300:
		return "", fmt.Errorf("card: answered %d", status)
	}
	return out.ID, nil
}

// Void gives an authorisation back.
func (s Services) Void(ctx context.Context, authorization string) error {
	status, err := call(ctx, http.MethodDelete, s.CardURL+"/authorizations/"+url.PathEscape(authorization), authorization, nil, nil)
	if err == nil && status >= 300 && status != http.StatusNotFound {
		err = fmt.Errorf("answered %d", status)
	}
	if err != nil {
		return fmt.Errorf("card: %w", err)
	}
	return nil
}

// Transfer books the payment and gives the payer's new balance.
func (s Services) Transfer(ctx context.Context, p pay.Payment) (int64, bool, error) {
	var out struct {
		Balance  int64 `json:"balance"`
		Replayed bool  `json:"replayed"`
		Error    struct {
			Code string `json:"code"`
		} `json:"error"`
	}
	in := map[string]any{"payment_id": p.ID, "from": p.From, "to": p.To, "amount": p.Amount}
	status, err := call(ctx, http.MethodPost, s.LedgerURL+"/transfers", p.ID, in, &out)
	switch {
	case err != nil:
		return 0, false, fmt.Errorf("ledger: %w", err)
	case out.Error.Code == "insufficient_funds":
		return 0, false, pay.ErrInsufficientFunds
	case out.Error.Code == "key_reused":
		return 0, false, pay.ErrKeyReused
	case status >= 300:
		return 0, false, fmt.Errorf("ledger: answered %d %s", status, out.Error.Code)
	}
	return out.Balance, out.Replayed, nil
}

// call sends a request, once more if the connection broke: all our requests carry
// the payment's id, so the second one does no harm.
func call(ctx context.Context, method, address, key string, in, out any) (int, error) {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return 0, err
		}
	}
	status, err := once(ctx, method, address, key, body, out)
	var broken *url.Error
	if errors.As(err, &broken) && !broken.Timeout() && ctx.Err() == nil {
		status, err = once(ctx, method, address, key, body, out)
	}
	return status, err
}

func once(ctx context.Context, method, address, key string, body []byte, out any) (int, error) {
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept", "application/json")
	if len(body) > 0 {
		req.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		req.Header.Set("Idempotency-Key", key)
	}
	if id := pay.RequestID(ctx); id != "" {
		req.Header.Set("X-Request-Id", id)
	}
	res, err := HTTP.Do(req)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil {
		return 0, err
	}
	if out != nil && len(text) > 0 {
		// A load balancer's error page is not JSON: the status tells enough then.
		if err := json.Unmarshal(text, out); err != nil && res.StatusCode < 300 {
			return 0, fmt.Errorf("answer is not JSON: %w", err)
		}
	}
	return res.StatusCode, nil
}
