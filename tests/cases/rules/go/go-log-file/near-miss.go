package main

import (
	"os"
)

var out = os.Stdout // not /var/log/shop.log
