package main

import (
	"fmt"
	"os"
)

func main() {
	name := os.Getenv("HOST_NAME")
	uri := os.Getenv("ECS_CONTAINER_METADATA_URI_V4")
	if name == "" {
		name = uri
	}
	fmt.Println(name)
}
