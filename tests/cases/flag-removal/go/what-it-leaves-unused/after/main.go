package main

import (
	"fmt"

	"example.com/what-it-leaves-unused/config"
)

func main() {
	fmt.Println("ready on", config.Get().Port)
}
