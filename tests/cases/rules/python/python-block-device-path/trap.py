import os

DEVICE = os.environ.get("DEVICE", "/dev/xvdf")
