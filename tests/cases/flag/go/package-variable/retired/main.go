package main

import (
	"log"
)

var instance, instanceError = ecsTaskID()

func main() {
	log.Print(instance, instanceError)
}
