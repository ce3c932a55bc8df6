package main

type process struct{}

func (process) Setrlimit(int) {}

func main() { process{}.Setrlimit(1) }
