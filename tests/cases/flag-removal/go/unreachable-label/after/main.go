package main

import (
	"os"
)

func main() {
	n := 0
again:
	n++
	if n < 3 {
		goto again
	}
	for range os.Args {
	}
}
