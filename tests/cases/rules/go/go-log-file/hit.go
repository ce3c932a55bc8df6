package main

import (
	"gopkg.in/natefinch/lumberjack.v2"
)

var out = &lumberjack.Logger{Filename: "/var/log/shop/shop.log"} // finding
