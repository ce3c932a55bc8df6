"""Reads a folder of captures: each file by the first kind that knows it."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from pathlib import Path

from watari.errors import NothingToRead
from watari.model.fleet import Note
from watari.survey.runtime.alb import AlbAccessLog
from watari.survey.runtime.files import CaptureFile, captures
from watari.survey.runtime.flowlog import FlowLog
from watari.survey.runtime.hosts import HostsFile, Instances
from watari.survey.runtime.interface import Capture, Head
from watari.survey.runtime.jaeger import Jaeger
from watari.survey.runtime.ledger import Ledger
from watari.survey.runtime.otlp import Otlp
from watari.survey.runtime.sockets import Sockets, connect
from watari.survey.runtime.xray import XRay
from watari.survey.runtime.zipkin import Zipkin

KINDS: tuple[Capture, ...] = (
    HostsFile(), Instances(), Sockets(), AlbAccessLog(), FlowLog(), Otlp(), Jaeger(), Zipkin(), XRay(),
)  # fmt: skip
"""In reading order: what says which address is whose comes before what only has addresses."""

_HEAD = 64 * 1024
_LINES = 20
_BAD = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)


def gather(folder: Path, prefix: str, ledger: Ledger) -> list[Note]:
    """Fills the ledger with every capture below ``folder``; evidence names files from ``prefix``.

    Notes say what could not be read, how many lines were broken, and which time the captures span. Raises
    NothingToRead where the folder cannot be listed or holds no capture.
    """
    notes: list[Note] = []
    found = _sorted_by_kind(folder, prefix, notes)
    if not found:
        raise NothingToRead(f"There is no capture in {folder}.", next_step="docs/survey-evidence.md tells the kinds.")
    for number, file in found:
        if isinstance(KINDS[number], FlowLog):
            ledger.known_ports |= {port for one in ledger.machines.values() for port in one.listening}
        notes += _read(KINDS[number], file, ledger)
    connect(ledger)
    notes += [Note(prefix, f"{label} {_span(*span)}") for label, span in sorted(ledger.spans.items())]
    if ledger.machines:
        notes.append(Note(prefix, "ss shows one moment: a call that is short and seldom can be missing from it"))
    if ledger.dropped:
        notes.append(Note(prefix, f"{ledger.dropped} calls left out: there are too many different addresses"))
    return notes


def _sorted_by_kind(folder: Path, prefix: str, notes: list[Note]) -> list[tuple[int, CaptureFile]]:
    found = []
    try:
        files = list(captures(folder, prefix))
    except OSError as error:
        raise NothingToRead(f"{folder} cannot be listed: {error.strerror}.") from error
    for file in files:
        number = _kind(file, notes)
        if number is not None:
            found.append((number, file))
    return sorted(found, key=lambda one: (one[0], one[1].path))


def _kind(file: CaptureFile, notes: list[Note]) -> int | None:
    try:
        head = _head(file)
    except _BAD as error:
        notes.append(Note(file.path, f"not read: {error}"))
        return None
    number = next((number for number, kind in enumerate(KINDS) if kind.wants(head)), None)
    if number is None and head.lines:
        notes.append(Note(file.path, "not read: no kind of capture that watari knows"))
    return number


def _head(file: CaptureFile) -> Head:
    text = file.beginning(_HEAD)
    lines = [line for line in text.split("\n")[: 4 * _LINES] if line.strip()]
    return Head(tuple(lines[:_LINES]), text)


def _read(kind: Capture, file: CaptureFile, ledger: Ledger) -> list[Note]:
    notes = []
    try:
        kind.read(file, ledger)
    except _BAD as error:
        notes.append(Note(file.path, f"{kind.label}, not read to its end: {_said(error)}"))
    if file.broken:
        text = f"{kind.label}: {file.broken} of {file.lines} lines are not understood, the first is {file.first_broken}"
        notes.append(Note(file.path, text))
    return notes + [Note(file.path, f"{kind.label}: {remark}") for remark in file.remarks]


def _said(error: Exception) -> str:
    """The error without the file's own text, which may hold secrets."""
    return str(error) if isinstance(error, OSError | EOFError | zlib.error) else type(error).__name__


def _span(start: float, end: float) -> str:
    first, last = (datetime.fromtimestamp(one, UTC).strftime("%Y-%m-%d %H:%M:%S") for one in (start, end))
    seconds = end - start
    long = f"{seconds / 3600:.1f} hours" if seconds >= 7200 else f"{max(seconds, 0):.0f} seconds"
    return f"spans {first} to {last} UTC, {long}"
