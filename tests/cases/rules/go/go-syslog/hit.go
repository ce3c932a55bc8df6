package main

import (
	"log"
	sys "log/syslog"
)

func main() {
	out, err := sys.New(sys.LOG_INFO, "shop") // finding
	if err != nil {
		log.Fatal(err)
	}
	log.SetOutput(out)
}
