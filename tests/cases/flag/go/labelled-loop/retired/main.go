package main

import (
	"log"
)

func main() {
outer:
	for i := 0; i < 3; i++ {
		for {
			ip, err := taskLocalIPv4()
			if err != nil {
				continue outer
			}
			log.Print(ip)
			break outer
		}
	}
}
