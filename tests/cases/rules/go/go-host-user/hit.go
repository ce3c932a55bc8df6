package main

import (
	"log"
	"os/user"
)

func main() {
	account, err := user.Lookup("shop") // finding
	if err != nil {
		log.Fatal(err)
	}
	log.Print(account.Uid)
}
