package main

import (
	"fmt"
	"io"
	"net/http"
)

type sender interface {
	Do(*http.Request) (*http.Response, error)
}

var roleURL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"

func ask(s sender) (string, error) {
	request, err := http.NewRequest(http.MethodGet, "http://169.254.169.254/latest/meta-data/instance-id", nil)
	if err != nil {
		return "", err
	}
	response, err := s.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func main() {
	fmt.Println(ask(http.DefaultClient))
	fmt.Println(http.Get(roleURL + "api"))
	for _, url := range []string{"http://169.254.169.254/latest/meta-data/local-ipv4"} {
		fmt.Println(http.Get(url))
	}
}
