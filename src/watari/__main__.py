"""``python -m watari``."""

from watari.cli.main import run

run()
