"""Variables in compose files and ``.env`` files, as Docker's «Interpolation» page has them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HOLE = re.compile(
    r"\$(?:(?P<escaped>\$)|(?P<bare>[A-Za-z_]\w*)"
    r"|\{(?P<name>[A-Za-z_]\w*)(?:(?P<how>:?[-?+])(?P<word>(?:[^{}]|\{[^{}]*\})*))?\})"
)


def interpolate(value: str, variables: Mapping[str, str]) -> str:
    """The value with ``$X``, ``${X}``, ``${X-d}``, ``${X:-d}``, ``${X:?e}`` and ``${X:+a}`` filled in; ``$$`` is ``$``.

    A variable that is not known and has no default stays as it is written: it is not known to be empty.
    """

    def fill(match: re.Match[str]) -> str:
        if match["escaped"]:
            return "$"
        known = variables.get(match["bare"] or match["name"])
        how, word = match["how"] or "", match["word"] or ""
        is_set = known is not None and (known != "" or not how.startswith(":"))
        if how.endswith("+"):
            return interpolate(word, variables) if is_set else ""
        if is_set:
            return known or ""
        return interpolate(word, variables) if how.endswith("-") else match[0]

    return _HOLE.sub(fill, value)
