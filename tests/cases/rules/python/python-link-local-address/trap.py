import ipaddress

BLOCKED = ["169.254.169.254", "127.0.0.1"]
FORBIDDEN = "169.254.169.254"


def allowed(host):
    return host not in BLOCKED and host != FORBIDDEN and BLOCKED.index(host) is None and ipaddress.ip_address(host)
