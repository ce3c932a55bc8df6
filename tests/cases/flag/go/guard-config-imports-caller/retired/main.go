package main

import (
	"fmt"

	"example.com/guard-config-imports-caller/config"
)

func main() { fmt.Println(config.GetEnv().Port) }
