"""The baseline file: findings that a team knows of and does not want to be told again.

One finding a line, sorted, so that two branches that both changed it merge as text. No line of source is in
it, only digests. Paths are relative to the file's own folder: it serves whichever folder is checked.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from watari.errors import UsageError
from watari.model.finding import Finding
from watari.rules.compare import Compared, compare
from watari.rules.fingerprint import Fingerprint, fingerprints

_ABOUT = "Findings of watari check that are known. Write it again with: watari check --write-baseline FILE"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Entry(_Strict):
    path: str
    rule: str
    text: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    ordinal: Annotated[int, Field(ge=1)] = 1


class _File(_Strict):
    format_version: Literal["1.0"]
    about: str = _ABOUT
    findings: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of a baseline file; their paths are relative to ``folder``."""

    folder: Path
    entries: frozenset[Fingerprint]

    def compared(self, findings: Iterable[Finding], root: Path, folders: Iterable[Path]) -> Compared:
        """``findings`` (paths relative to ``root``) against the entries; gone are only some below the ``folders``.

        What was not checked is not known to be gone, but a file may have moved from there to here.
        """
        places = [folder.resolve() for folder in folders]
        now = placed(findings, root, self.folder).values()
        compared = compare(list(now), self.entries, lambda path: (self.folder / path).is_file())
        gone = tuple(one for one in compared.gone if _below(self.folder / one.path, places))
        return replace(compared, gone=gone)


def placed(findings: Iterable[Finding], root: Path, folder: Path) -> dict[Finding, Fingerprint]:
    """Fingerprints whose paths are relative to ``folder`` instead of ``root``."""
    prefix = os.path.relpath(root.resolve(), folder)
    return {
        one: replace(mark, path=Path(os.path.normpath(os.path.join(prefix, mark.path))).as_posix())
        for one, mark in fingerprints(findings).items()
    }


def read(file: Path) -> Baseline:
    """The baseline in ``file``; UsageError where it cannot be read or is none."""
    try:
        data = _File.model_validate_json(file.read_bytes())
    except OSError as error:
        raise UsageError(
            f"The baseline {file} cannot be read: {error.strerror}.",
            next_step=f"To make one: watari check --write-baseline {file}",
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "file"
        raise UsageError(
            f"{file} is no baseline: {place}: {first['msg']}.",
            next_step=f"To write it again: watari check --write-baseline {file}",
        ) from error
    entries = (Fingerprint(one.path, one.rule, one.text, one.ordinal) for one in data.findings)
    return Baseline(file.resolve().parent, frozenset(entries))


def write(file: Path, marks: Iterable[Fingerprint]) -> None:
    """Writes the file at once, whole; UsageError where it cannot be written."""
    head = json.dumps({"format_version": "1.0", "about": _ABOUT})[:-1]
    lines = [
        json.dumps({"path": one.path, "rule": one.rule, "text": one.text, "ordinal": one.ordinal}, ensure_ascii=False)
        for one in sorted(marks)
    ]
    body = ",\n".join(lines)
    text = f'{head}, "findings": [\n{body}\n]}}\n' if lines else f'{head}, "findings": []}}\n'
    place = file.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as out:
                out.write(text)
            os.chmod(name, _mode(place))
            os.replace(name, place)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise UsageError(
            f"The baseline {file} cannot be written: {error.strerror}.", next_step="Name another file."
        ) from error


def _mode(place: Path) -> int:
    """As the file has it; of a new one what the umask leaves."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _below(path: Path, folders: Iterable[Path]) -> bool:
    place = Path(os.path.normpath(path))
    return any(place.is_relative_to(folder) for folder in folders)
