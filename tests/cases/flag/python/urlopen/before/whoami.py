#!/usr/bin/env python3
from urllib.request import urlopen

print(urlopen("http://169.254.169.254/latest/meta-data/local-ipv4", timeout=1).read().decode())
