package main

import (
	"log"
)

func main() {
	info, err := taskIAMInfo()
	log.Print(info.InstanceProfileArn, err)
}
