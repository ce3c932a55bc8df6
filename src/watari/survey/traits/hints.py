"""CPU and memory that start options give, for the size of a task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Evidence
from watari.model.fleet import Process, ResourceHint
from watari.survey.facts import Setting
from watari.survey.owned import Owned

_MIB = {"": 1 / 1024 / 1024, "k": 1 / 1024, "m": 1.0, "g": 1024.0, "t": 1024.0 * 1024}
_HEAP = re.compile(r"-Xmx(?P<amount>\d+)(?P<unit>[kKmMgGtT]?)\b")
_OLD_SPACE = re.compile(r"--max[-_]old[-_]space[-_]size[= ](?P<amount>\d+)")
_GO_LIMIT = re.compile(r"^(?P<amount>\d+)(?P<unit>B|KiB|MiB|GiB|TiB)?$")
_PHP_LIMIT = re.compile(r"memory_limit\s*=\s*(?P<amount>\d+)(?P<unit>[KMG]?)", re.I)


def heap_hints(owned: Owned, processes: tuple[Process, ...]) -> tuple[ResourceHint, ...]:
    """Heaps and limits in variables and command lines, each once."""
    found: dict[tuple[str, str, float], ResourceHint] = {}
    for one in _hints(owned, processes):
        found.setdefault((one.what, one.bound, one.amount), one)
    return tuple(found[key] for key in sorted(found))


def _hints(owned: Owned, processes: tuple[Process, ...]) -> Iterator[ResourceHint]:
    for setting in owned.of(Setting):
        yield from _of_variable(setting.name, setting.value, setting.evidence)
    for process in processes:
        yield from _of_text(" ".join(process.command), process.evidence)
        for name, value in process.environment:
            yield from _of_variable(name, value, process.evidence)


def _of_variable(name: str, value: str, evidence: Evidence) -> Iterator[ResourceHint]:
    if name == "GOMEMLIMIT" and (limit := _GO_LIMIT.match(value)):
        factor = _MIB[(limit["unit"] or "B").removesuffix("iB").removesuffix("B").lower()]
        yield ResourceHint("memory", "heap", float(limit["amount"]) * factor, evidence)
    elif name == "GOMAXPROCS" and value.isdigit():
        yield ResourceHint("cpu", "limit", float(value), evidence)
    else:
        yield from _of_text(value, evidence)


def _of_text(text: str, evidence: Evidence) -> Iterator[ResourceHint]:
    for match in (*_HEAP.finditer(text), *_PHP_LIMIT.finditer(text)):
        yield ResourceHint("memory", "heap", float(match["amount"]) * _MIB[match["unit"].lower()], evidence)
    for match in _OLD_SPACE.finditer(text):
        yield ResourceHint("memory", "heap", float(match["amount"]), evidence)
