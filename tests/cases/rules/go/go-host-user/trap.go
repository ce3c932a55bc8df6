package main

import "example.com/shop/user"

var u = user.Lookup("alice")
