package main

import (
	"os"
	"strconv"
)

func writePID(path string) error {
	return os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())), 0o644) // finding
}

func main() {
	if err := writePID("/run/shop.pid"); err != nil {
		os.Exit(1)
	}
}
