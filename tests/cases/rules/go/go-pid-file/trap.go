package main

import (
	"fmt"
	"os"
)

func main() { fmt.Fprintf(os.Stderr, "pid %d\n", os.Getpid()) }
