package main

import (
	"fmt"
)

func name() string {
	return "task"
}

func main() { fmt.Println(name()) }
