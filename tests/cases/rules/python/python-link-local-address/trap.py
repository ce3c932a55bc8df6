BLOCKED_URL = "http://169.254.169.254/"
PRIVATE = {"http://169.254.169.254/", "http://localhost/"}
