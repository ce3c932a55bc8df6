package main

import (
	"fmt"
)

func instance() string {
	return "task"
}

func banner() string {
	if inTask() {
		return "in a task"
	}
	return "on a laptop"
}

func main() {
	fmt.Println(instance(), banner())
}
