package main

// static int one(void) { return 1; }
import "C"

import (
	"log"
)

func main() {
	id, err := taskID()
	log.Print(id, err, C.one())
}
