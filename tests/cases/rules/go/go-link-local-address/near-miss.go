package main

import (
	"net/http"
)

func credentials() (*http.Response, error) {
	return http.Get("http://169.254.170.2/v2/credentials/1")
}
