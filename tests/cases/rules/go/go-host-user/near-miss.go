package main

import "os/user"

func home(name string) (*user.User, error) { return user.Lookup(name) }
