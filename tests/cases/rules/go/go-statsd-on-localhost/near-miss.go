package main

import (
	"github.com/DataDog/datadog-go/statsd"
)

func open() (*statsd.Client, error) { return statsd.New("metrics.shop.internal:8125") }
