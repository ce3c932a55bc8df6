package pool

import (
	"log"
	"runtime"
)

func banner() { log.Printf("%d CPUs", runtime.NumCPU()) }
