"""The last check of a tree, kept for as long as nothing in the tree, the rules or watari itself has changed.

No line of source is kept: the snippets of findings are read again from the files, which are unchanged.
Nothing heavy is imported here, so that a second check is answered as soon as the file system has been asked.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from watari import __version__
from watari.model.finding import CheckResult, Finding, RuleText
from watari.model.fleet import Note
from watari.sources.cache import Cache, folder
from watari.sources.snapshot import Snapshot, Watch

_FILE = "check.sqlite"
_OURS = ("watari.rules", "watari.sources", "watari.survey", "watari.model", "watari.flag", "watari.plan")
"""The packages that decide what a check says."""


def remembered(paths: Sequence[Path], options: Iterable[str], make: Callable[[Watch], CheckResult]) -> CheckResult:
    """The kept result of a check of ``paths`` with ``options``, or the one that ``make`` gives, which is kept.

    ``make`` shows the watch it is given all paths that its result depends on, before it reads them.
    """
    place = folder()
    with Cache(place / _FILE if place is not None else None) as kept:
        key = key_of(paths, options)
        known = recall(kept, key)
        if known is not None:
            return known
        watch = Watch()
        result = make(watch)
        keep(kept, key, watch.snapshot(), result)
        return result


def key_of(paths: Sequence[Path], options: Iterable[str]) -> bytes:
    """What a check is known by: the folders in their order, everything that was asked, and watari's own state."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=20)
    digest.update(_own_state().encode())
    for one in (*(str(path.resolve()) for path in paths), "\0", *options):
        digest.update(os.fsencode(one) + b"\0")
    return digest.digest()


def recall(kept: Cache, key: bytes) -> CheckResult | None:
    """The kept result; None where there is none, or something has changed since."""
    value = kept.get([key]).get(key)
    if value is None:
        return None
    try:
        record = json.loads(value)
        snapshot = Snapshot(tuple(record["paths"]), record["digest"])
        return _result(record["result"]) if snapshot.holds() else None
    except (ValueError, KeyError, TypeError, OSError):
        return None


def keep(kept: Cache, key: bytes, snapshot: Snapshot, result: CheckResult) -> None:
    """Keeps a result, unless the tree was changing while it was made."""
    if not snapshot.settled:
        return
    record = {"paths": snapshot.paths, "digest": snapshot.digest, "result": _record(result)}
    kept.put({key: json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogateescape")})


def _record(result: CheckResult) -> dict[str, Any]:
    record = asdict(result)
    for finding in record["findings"]:
        del finding["snippet"]
    return record


def _result(record: dict[str, Any]) -> CheckResult:
    root = Path(record["root"])
    lines: dict[str, list[bytes]] = {}
    findings = []
    for one in record["findings"]:
        path = one["path"]
        if path not in lines:
            lines[path] = (root / path).read_bytes().split(b"\n")
        snippet = lines[path][one["line"] - 1].decode("utf-8", errors="replace").rstrip("\r")
        findings.append(Finding(**{**one, "way": tuple(one["way"]), "snippet": snippet}))
    notes = tuple(Note(**one) for one in record["notes"])
    rules = tuple(RuleText(**{**one, "links": tuple(one["links"])}) for one in record["rules"])
    return CheckResult(record["root"], tuple(findings), notes, record["files_read"], rules)


def _own_state() -> str:
    """The state of watari's own files, as the file system tells it."""
    paths = [
        os.path.join(place, name)
        for package in _OURS
        for place, _, names in os.walk(str(files(package)))
        for name in names
        if name.endswith((".py", ".yml"))
    ]
    watch = Watch()
    watch.look(sorted(paths))
    return watch.snapshot().digest
