"""The line of a finding fit to be shown: what may be a secret is struck out, once for all forms of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from watari.model.finding import Finding
from watari.sources.walk import MAX_BYTES
from watari.survey.redaction import LOOKED_UP, STRUCK, redact_line, redact_source

_STATIC_KEYS = 18
"""The category whose lines hold keys by definition."""

_QUOTED = re.compile(r"""(?P<quote>["'`])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)(?P<key>\s*(?::|=>|\]))?""")
_KEY_LIKE = re.compile(r"(?<![\w/+=.-])(?=[\w/+]*[a-z])(?=[\w/+]*[A-Z])(?=[\w/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=.-])")
"""The form of an AWS secret access key: 40 characters of base64. A Git object id has no capital letters."""


_BARE = re.compile(r"((?:access_?key|secret|token)\w*\s*[:=]\s*)[\w/+-]{3,}={0,2}(?=[\s,]|$)", re.I)
"""An unquoted value of a key, as YAML and environment files have it."""


def struck_lines(root: Path, findings: Iterable[Finding]) -> dict[Finding, str]:
    """For each finding its line without values of secrets; the file around it is asked too, where it can be read."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        by_path[one.path].append(one)
    result = {}
    for path, group in by_path.items():
        lines = _struck_source(root / path, {one.line for one in group})
        for one in group:
            known = lines[one.line - 1].rstrip("\r") if one.line <= len(lines) else one.snippet
            # The file may have changed since: then its lines say nothing of this one.
            line = known if STRUCK in known and _same(known, one.snippet) else one.snippet
            result[one] = strike(line, whole=one.category == _STATIC_KEYS)
    return result


def strike(line: str, *, whole: bool = False) -> str:
    """``line`` without values of secrets; ``whole`` strikes every string in it that is neither a name nor looked up."""
    line = _KEY_LIKE.sub(STRUCK, redact_line(line))
    return _BARE.sub(rf"\1{STRUCK}", _QUOTED.sub(_struck_string, line)) if whole else line


def caret_of(line: str, struck: str, column: int) -> int:
    """Where in ``struck`` the column of ``line`` (from 1) went, from 0."""
    before = column - 1
    same = _alike(line, struck)
    if before <= same:
        return before
    behind = _alike(line[::-1], struck[::-1])
    return max(same, len(struck) - (len(line) - before)) if len(line) - before <= behind else same


def _alike(first: str, second: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _struck_string(found: re.Match[str]) -> str:
    if not found["text"] or found["key"] or LOOKED_UP.search(found.string[: found.start()]):
        return found[0]
    return f"{found['quote']}{STRUCK}{found['quote']}"


def _struck_source(place: Path, wanted: set[int]) -> list[str]:
    try:
        if place.is_symlink() or place.stat().st_size > MAX_BYTES:
            return []
        return redact_source(place.read_bytes().decode("utf-8", "replace"), wanted)
    except (OSError, ValueError):
        return []


def _same(struck: str, line: str) -> bool:
    """Whether ``struck`` can be ``line`` with parts struck out."""
    pattern = ".*".join(re.escape(part) for part in struck.split(STRUCK))
    return re.fullmatch(pattern, line, re.S) is not None
