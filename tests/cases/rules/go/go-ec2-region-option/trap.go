package main

import (
	"example.com/shop/config"
)

var option = config.WithEC2IMDSRegion()
