package lease

import (
	"log"
	"os"
)

func banner() {
	host, _ := os.Hostname()
	log.Print("started on ", host)
}
