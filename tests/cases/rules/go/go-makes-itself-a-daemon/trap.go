package main

import "example.com/cycle" // no go-daemon

func main() { cycle.Reborn() }
