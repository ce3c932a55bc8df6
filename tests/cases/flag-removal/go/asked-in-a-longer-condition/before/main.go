package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	name := os.Getenv("HOST_NAME")
	uri := os.Getenv("ECS_CONTAINER_METADATA_URI_V4")
	if name == "" && uri == "" {
		answer, err := http.Get("http://169.254.169.254/latest/meta-data/hostname")
		if err != nil {
			log.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			log.Fatal(err)
		}
		name = string(body)
	}
	if name == "" {
		name = uri
	}
	fmt.Println(name)
}
