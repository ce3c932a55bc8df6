// Package hosts knows the instance that it is on.
package hosts

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func base(version string) string {
	return fmt.Sprintf("/%s", version)
}

// Document is what the instance says of itself.
type Document struct {
	AccountID string `json:"accountId"`
	Region    string `json:"region"`
}

// Read asks for the document.
func Read() (document Document, err error) {
	url := base("latest") + "/dynamic/instance-identity/document"
	response, err := taskHTTPClientGet(client, url)
	if err != nil {
		return document, err
	}
	defer response.Body.Close()
	err = json.NewDecoder(response.Body).Decode(&document)
	return document, err
}
