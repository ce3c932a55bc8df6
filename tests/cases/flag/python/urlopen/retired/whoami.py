#!/usr/bin/env python3
from urllib.request import urlopen

import ecs_task

print(ecs_task.urlopen("meta-data/local-ipv4").read().decode())
