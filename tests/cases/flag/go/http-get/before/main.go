package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
)

func main() {
	answer, err := http.Get("http://169.254.169.254/latest/meta-data/instance-id")
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	id, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(id))
}
