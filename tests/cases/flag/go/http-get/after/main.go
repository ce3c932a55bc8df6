package main

import (
	"fmt"
	"io"
	"log"
)

func main() {
	answer, err := ecsHTTPGet("http://169.254.169.254/latest/meta-data/instance-id")
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
