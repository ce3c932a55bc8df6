"""The path in a command that asks whether a service is well: ``curl -f http://localhost:8080/health``."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[\w${}]+)?(/[\w./-]*)")
_ASKS = re.compile(r"\b(curl|wget|http|https|httpie|fetch|urlopen|requests?)\b")


def path_of_command(command: str) -> str | None:
    """The path that the command asks for on this machine over HTTP; None where it asks something else."""
    match = _LOCAL.search(command) if _ASKS.search(command) else None
    return match[1] if match else None
