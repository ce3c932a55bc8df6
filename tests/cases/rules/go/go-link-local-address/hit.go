package main

import (
	"net/http"
)

func id() (*http.Response, error) {
	return http.Get("http://169.254.169.254/latest/meta-data/instance-id") // finding
}
