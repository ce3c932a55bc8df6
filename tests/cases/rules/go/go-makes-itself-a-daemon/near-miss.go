package main

import "github.com/sevlyar/go-daemon"

var context = &daemon.Context{}
