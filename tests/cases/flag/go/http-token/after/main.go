package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"time"
)

const metadataURL = "http://169.254.169.254/latest/meta-data/"

// reader asks the instance metadata service, version 2.
type reader struct {
	client *http.Client
	token  string
}

func newReader() (*reader, error) {
	client := http.Client{Timeout: time.Second}
	request, err := http.NewRequest(http.MethodPut, "http://169.254.169.254/latest/api/token", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("X-aws-ec2-metadata-token-ttl-seconds", "21600")
	response, err := ecsHTTPDo(&client, request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	token, err := io.ReadAll(response.Body)
	return &reader{client: &client, token: string(token)}, err
}

func (r *reader) get(url string) (string, error) {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	request.Header.Set("X-aws-ec2-metadata-token", r.token)
	return r.send(request)
}

func (r *reader) send(request *http.Request) (string, error) {
	response, err := ecsHTTPDo(r.client, request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func main() {
	r, err := newReader()
	if err != nil {
		log.Fatal(err)
	}
	for _, path := range []string{"placement/availability-zone", "local-ipv4"} {
		value, err := r.get(metadataURL + path)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(path, value)
	}
}
