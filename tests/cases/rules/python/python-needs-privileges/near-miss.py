import subprocess

subprocess.check_call(["df", "--mount"])
