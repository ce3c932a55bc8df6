import os
import sys

sys.stdout.write(f"{os.getpid()}\n")
pidfile = None
