"""The source around a line of evidence, as it stands in the fleet's files now, without secrets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from watari.model.evidence import Evidence
from watari.sources.walk import MAX_BYTES
from watari.survey.redaction import redact_source

LONGEST = 240
"""A longer line is cut (characters): minified code would fill the report."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a file; ``first`` is the number of the first one, counted from 1."""

    first: int
    lines: tuple[str, ...]


def excerpts(root: Path, wanted: Mapping[Evidence, int]) -> dict[Evidence, Excerpt]:
    """For each place its line, and as many lines before and after it as ``wanted`` says.

    A file that is gone, is larger than a survey reads, or lies outside the root (a
    symbolic link) gives nothing; nor does a line that the file does not have any more.
    """
    by_path: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in wanted:
        by_path[evidence.path].append(evidence)
    found: dict[Evidence, Excerpt] = {}
    for path, places in sorted(by_path.items()):
        text = _text(root, path)
        if text is None:
            continue
        spans = {one: range(max(one.line - wanted[one], 1), one.line + wanted[one] + 1) for one in places}
        lines = redact_source(text, {number for span in spans.values() for number in span})
        for one, span in spans.items():
            if 1 <= one.line <= len(lines):
                found[one] = Excerpt(span.start, _cut(lines[span.start - 1 : span.stop - 1]))
    return found


def _text(root: Path, path: str) -> str | None:
    try:
        place = (root / path).resolve()
        if not place.is_relative_to(root.resolve()) or not place.is_file() or place.stat().st_size > MAX_BYTES:
            return None
        return place.read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return None


def _cut(lines: Iterable[str]) -> tuple[str, ...]:
    shown = (line.rstrip("\r").expandtabs(4) for line in lines)
    return tuple(line if len(line) <= LONGEST else line[:LONGEST] + "…" for line in shown)
