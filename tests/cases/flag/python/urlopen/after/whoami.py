#!/usr/bin/env python3
from urllib.request import urlopen

import ecs_flag

print(
    ecs_flag.urlopen("http://169.254.169.254/latest/meta-data/local-ipv4", timeout=1)
    .read()
    .decode()
)
