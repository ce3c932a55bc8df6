# not from /etc/machine-id any more
machine = "shop"
