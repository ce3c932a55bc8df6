import subprocess

subprocess.run(["git", "log", "--grep", "systemctl"], check=True)
