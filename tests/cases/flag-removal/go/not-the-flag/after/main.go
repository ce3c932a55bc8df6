package main

import (
	"log"
	"os"
)

type place struct{ fargate bool }

func ask(fargate bool) string {
	if fargate {
		return "asked"
	}
	return "not asked"
}

func main() {
	here := place{fargate: len(os.Args) > 1}
	if here.fargate {
		log.Print("a field of that name")
	}
	log.Print(ask(true))
}
