package main

import "example.com/observability/syslog"

func parse() error { return syslog.New("rfc5424") }
