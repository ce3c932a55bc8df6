# SysLogHandler was here
SYSLOG = "syslog.example.com"
