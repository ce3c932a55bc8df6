package main

import (
	"log"
)

func main() {
	ecsflag := "a name that the service has already"
	id, err := taskID()
	log.Print(ecsflag, id, err)
}
