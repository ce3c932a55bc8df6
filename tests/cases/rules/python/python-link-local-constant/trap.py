"""Why http://169.254.169.254/latest is blocked."""

BLOCKED = ("http://169.254.169.254/latest",)
SSRF_TARGET = "http://169.254.169.254/latest/"
