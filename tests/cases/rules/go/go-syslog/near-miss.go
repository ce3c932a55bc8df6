package main

import "log/syslog"

const priority = syslog.LOG_INFO | syslog.LOG_LOCAL0
