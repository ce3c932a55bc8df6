package pid

import (
	"log"
	"os"
	"strconv"
)

// Write writes the PID file.
func Write(path string) {
	if err := os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())), 0o644); err != nil {
		log.Print(err)
	}
}
