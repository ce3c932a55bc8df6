package main

import (
	"example.com/shop/ec2metadata"
)

var client = ec2metadata.New("a package of this company that is only called the same")
