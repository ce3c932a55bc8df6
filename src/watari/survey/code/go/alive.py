"""Which functions of a Go program can run at all: those that something which runs mentions by name."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator

from watari.survey.facts import CodeFile

_PROVIDERS = ("wire.NewSet", "wire.Build", "wire.Bind", "wire.Struct")
"""Lists of constructors; the constructors that run stand in the file that wire generates from them."""


def dead_functions(files: Iterable[CodeFile]) -> set[tuple[str, str]]:
    """The ``(path, name)`` of plain functions that nothing mentions, beginning with ``main``, ``init`` and globals.

    Methods count as running: an interface may stand between them and their caller.
    """
    own = [file for file in files if file.language == "go"]
    plain: dict[str, list[str]] = defaultdict(list)
    for file in own:
        for function in file.functions:
            if not function.method and function.name not in ("main", "init"):
                plain[function.name].append(file.evidence.path)
    generated = any(posixpath.basename(file.evidence.path) == "wire_gen.go" for file in own)
    mentions: dict[str | None, set[str]] = defaultdict(set)
    for file in own:
        for function_name, mentioned in _mentions(file, generated):
            within = function_name if function_name in plain else None
            mentions[within].update(name for name in mentioned if name in plain and name != within)
    alive, waiting = set[str](), [*mentions[None]]
    while waiting:
        name = waiting.pop()
        if name not in alive:
            alive.add(name)
            waiting += mentions[name]
    return {(path, name) for name, paths in plain.items() if name not in alive for path in paths}


def _mentions(file: CodeFile, generated: bool) -> Iterator[tuple[str | None, list[str]]]:
    """The function around, and the names that one of its calls or assignments uses."""
    for one in file.assignments:
        if not (generated and "NewSet()" in one.refs):
            yield one.function, [_name(ref) for ref in one.refs]
    for call in file.calls:
        if not (generated and call.callee in _PROVIDERS):
            used = [_name(ref) for refs in (*call.refs, call.receiver) for ref in refs]
            yield call.function, [call.name, *used]


def _name(ref: str) -> str:
    return ref.removesuffix("()").rsplit(".", 1)[-1]
