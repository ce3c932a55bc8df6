"""The case folders of ``tests/cases/flag/go``, checked and edited."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from watari.flag.run import edit
from watari.model.edit import EditResult
from watari.model.evidence import Evidence
from watari.model.finding import Finding
from watari.model.fleet import Fleet, Service
from watari.rules.run import check
from watari.sources.config import Config

ROOT = Path(__file__).parent.parent / "cases" / "flag" / "go"
NAMES = sorted(one.name for one in ROOT.iterdir())


def service(name: str) -> Service:
    """A Go service that is a repository of its own."""
    return Service(name, ".", ("go",), Evidence("go.mod", 1))


def findings(repository: Path, name: str) -> list[Finding]:
    """What the check says of a repository."""
    return list(check(Fleet(str(repository), (service(name),))).findings)


@cache
def edited(name: str) -> EditResult:
    """The edits of one case."""
    before = ROOT / name / "before"
    return edit(before, ".", findings(before, name), Config())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Writes a tree."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def after(files: dict[str, bytes], result: EditResult) -> dict[str, bytes]:
    """A tree with edits made."""
    changed = {**files, **{one.path: one.after for one in result.edits}}
    return {path: data for path, data in changed.items() if data is not None}
