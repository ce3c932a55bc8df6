import os
import sys


def upgrade():
    os.execv(sys.executable, [sys.executable, *sys.argv])  # finding
