import subprocess

subprocess.run(["systemctl", "restart", "shop"], check=True)  # finding
