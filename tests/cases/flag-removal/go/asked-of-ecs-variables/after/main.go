package main

import (
	"fmt"
	"log"
	"os"
)

func region() (string, error) {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		return "", fmt.Errorf("no region in the task")
	}
	return region, nil
}

func main() {
	name, err := region()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(name)
}
