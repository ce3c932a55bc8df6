package main

import activation "example.com/shop/activation" // go-systemd was here

var l, _ = activation.Listeners()
