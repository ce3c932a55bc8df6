package main

import "github.com/cloudflare/tableflip"

func main() {
	upgrader, _ := tableflip.New(tableflip.Options{}) // finding
	defer upgrader.Stop()
}
