package main

import "syscall"

func main() {
	limit := syscall.Rlimit{Cur: 200000, Max: 200000}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil { // finding
		panic(err)
	}
}
