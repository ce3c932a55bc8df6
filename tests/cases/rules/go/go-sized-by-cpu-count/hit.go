package pool

import "runtime"

func start(run func()) {
	for range runtime.NumCPU() * 4 { // finding
		go run()
	}
}
