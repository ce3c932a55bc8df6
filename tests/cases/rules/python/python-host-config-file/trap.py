from pathlib import Path

text = Path("/etc/resolv.conf").read_text()
