"""Files on the host that a service reads and writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import FileUse
from watari.survey.graph import Node
from watari.survey.owned import Owned

_HOST_PATH = re.compile(r"^/(?:etc|var|run|opt|srv|tmp|mnt|data|home|usr/local|proc|sys)(?:/[\w.@%+-]+)+/?$")
_WRITTEN = re.compile(r"^/(?:var/(?:log|run|lib|spool|cache|tmp)|run|tmp)/")
Use = tuple[Literal["read", "write"], FileUse]


def files_used(owned: Owned) -> tuple[tuple[FileUse, ...], tuple[FileUse, ...]]:
    """The files read and the files written, each path once."""
    read: dict[str, FileUse] = {}
    written: dict[str, FileUse] = {}
    for mode, use in [*_of_variables(owned), *_of_literals(owned)]:
        (written if mode == "write" else read).setdefault(use.path, use)
    return tuple(read[path] for path in sorted(read)), tuple(written[path] for path in sorted(written))


def _of_variables(owned: Owned) -> Iterator[Use]:
    for name in owned.reads:
        known = owned.value(name)
        if known and _HOST_PATH.match(known[0]):
            yield from _uses(owned, ("env", name), known[0], known[1], name)


def _of_literals(owned: Owned) -> Iterator[Use]:
    defaults = {read.default for read in owned.reads.values()}
    for text, evidence in list(owned.flow.literals.items()):
        if _HOST_PATH.match(text) and text not in defaults:
            yield from _uses(owned, ("literal", text), text, evidence, None)


def _uses(owned: Owned, start: Node, path: str, evidence: Evidence, env: str | None) -> Iterator[Use]:
    """What the code does with the path; where no call shows it, what a folder such as /var/log is for."""
    kinds = {sink.kind for sink in owned.flow.sinks(start)}
    confidence: Confidence = "proven"
    if not kinds & {"read", "write"}:
        kinds, confidence = {"write" if _WRITTEN.match(path) else "read"}, "likely"
    # Opening for writing is often preceded by a look at the file; a log is still a log.
    if {"read", "write"} <= kinds and _WRITTEN.match(path):
        kinds.discard("read")
    if "read" in kinds:
        yield "read", FileUse(path, evidence, env, confidence)
    if "write" in kinds:
        yield "write", FileUse(path, evidence, env, confidence)
