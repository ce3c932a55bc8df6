package main

import "github.com/cloudflare/tableflip"

var options tableflip.Options
