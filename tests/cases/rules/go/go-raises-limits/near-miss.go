package main

import "syscall"

// Getrlimit, not Setrlimit.
func open() error { return syscall.Getrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{}) }
