package main

import (
	"log"
)

var instance, instanceError = taskID()

func main() {
	log.Print(instance, instanceError)
}
