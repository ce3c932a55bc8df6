package store

import "example.com/hardware/bolt"

func open() error { return bolt.Open("door", 1, nil) }
