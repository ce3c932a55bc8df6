package main

import "example.com/shop/daemon"

func ready() { daemon.SdNotify(false, "READY=1") }
