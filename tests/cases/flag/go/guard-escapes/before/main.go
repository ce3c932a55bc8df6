package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
)

func write(path string) (int, error) {
	text := []byte(strconv.Itoa(os.Getpid()))
	err := os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())), 0o644)
	return len(text), err
}

func main() {
	written, err := write("/run/it.pid")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(written)
}
