package main

import "fmt"

func main() {
	fmt.Println("a tool beside the services")
}
