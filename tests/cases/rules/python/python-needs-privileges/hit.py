import subprocess

subprocess.check_call(["mount", "/dev/sdf", "/data"])  # finding
