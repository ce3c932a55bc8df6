package main

import (
	"github.com/DataDog/datadog-go/statsd"
)

func open() (*statsd.Client, error) { return statsd.New("127.0.0.1:8125") } // finding
