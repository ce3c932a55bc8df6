package remote

import "net/http"

type Client struct{ base string }

func New(base string) *Client { return &Client{base: base} }

func (c *Client) Fetch(path string) {
	_, _ = http.Get(c.base + path)
}
