"""Asks real compilers about edits, in a copy of the repository.

``go build`` and ``go vet`` compile; they do not run the repository's code. What
could is switched off: cgo (``CGO_ENABLED=0``), ``-toolexec``, and toolchains that ``go.mod`` asks for.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from watari.flag.script.language import UNASKED, Language
from watari.flag.script.languages import language_of
from watari.model.edit import Edit, EditResult, Unsolved

_SECONDS = 600
_ROUNDS = 4
_COMMANDS = (("go", "build", "./..."), ("go", "vet", "./..."))
_SKIPPED = (".git", "node_modules", ".terraform", ".venv")
_MESSAGE = re.compile(r"^(?:vet: )?(?:\./)?([^\s:]+\.go):(\d+)(?::\d+)?: (.*)$", re.MULTILINE)
_MISSING = re.compile(
    r"no required module provides|cannot find (main )?module|cannot find package|is not in (std|GOROOT)"
    r"|module lookup disabled|missing go\.sum entry|dial tcp|toolchain not available"
    r"|updates to go\.mod needed"
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the compiler said of one tree; ``absent`` where it could not be asked."""

    output: str
    failed: bool
    absent: bool = False

    def complaints(self) -> list[tuple[str, str, str]]:
        """File, whole line, and message (without line numbers, for those move) of each complaint."""
        return [(posixpath.normpath(one[1]), one[0], one[3]) for one in _MESSAGE.finditer(self.output)]


def verify(repository: Path, result: EditResult, environment: Mapping[str, str]) -> EditResult:
    """``result`` with each edit marked ``compiled`` or ``not compiled here``.

    ``environment`` is the whole environment of the Go compiler (PATH, HOME, GOFLAGS,
    GOPROXY…), empty where there is none. Edits of files that a compiler accepted before and refuses now
    are withdrawn; their findings come back unsolved with the compiler's line.
    """
    result = _scripts(repository, result)
    return _go(repository, result, environment) if environment else result


def _scripts(repository: Path, result: EditResult) -> EditResult:
    """The other languages: each file alone, by the language's own checker where it is at hand."""
    by_language: dict[Language, list[Edit]] = {}
    for edit in result.edits:
        language = language_of(edit.path)
        if language is not None and edit.after is not None:
            by_language.setdefault(language, []).append(edit)
    for language, edits in by_language.items():
        with tempfile.TemporaryDirectory(prefix="watari-compile-") as folder:
            before = _written(Path(folder) / "before", [(one.path, one.before) for one in edits])
            after = _written(Path(folder) / "after", [(one.path, one.after) for one in edits])
            old, new = language.complaints(before), language.complaints(after)
        if old is None or new is None:
            continue
        worse = [(path, said) for path, said in new.items() if old.get(path, UNASKED) == UNASKED and said != UNASKED]
        result = _withdrawn(result, worse) if worse else result
        fine = {one.path for one in edits} - set(new)
        marked = (replace(one, compiled="compiled") if one.path in fine else one for one in result.edits)
        result = replace(result, edits=tuple(marked))
    return result


def _written(folder: Path, files: Sequence[tuple[str, bytes | None]]) -> Path:
    """The files below ``folder``; those that were not there are left out."""
    folder.mkdir()
    for path, data in files:
        if data is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def _go(repository: Path, result: EditResult, environment: Mapping[str, str]) -> EditResult:
    if not any(one.path.endswith(".go") for one in result.edits):
        return result
    if shutil.which("go", path=environment.get("PATH")) is None:
        return result
    with tempfile.TemporaryDirectory(prefix="watari-compile-") as folder:
        first = _ask(_copy(repository, Path(folder) / "before", ()), environment)
        if first.absent:
            return result
        for number in range(_ROUNDS):
            second = _ask(_copy(repository, Path(folder) / str(number), result.edits), environment)
            if second.absent:
                return result
            worse = _worse(first, second)
            if not worse:
                return replace(result, edits=tuple(_marked(one) for one in result.edits))
            result = _withdrawn(result, worse)
    return _withdrawn(result, [("", "the compiler went on to refuse what was left")])


def _worse(first: _Answer, second: _Answer) -> list[tuple[str, str]]:
    """File and line of what the compiler says now and did not before."""
    known = {(path, text) for path, _, text in first.complaints()}
    new = [(path, whole) for path, whole, text in second.complaints() if (path, text) not in known]
    if not new and second.failed and not first.failed:
        return [("", second.output.strip()[-300:])]
    return new


def _withdrawn(result: EditResult, worse: list[tuple[str, str]]) -> EditResult:
    """Without the edits that the compiler refuses; without all where it blames what no edit touches."""
    blamed = {path for path, _ in worse}
    edits = {one.path: one for one in result.edits}
    useful = any(one.solves for path, one in edits.items() if path not in blamed)
    shared = any(path in blamed and not one.solves for path, one in edits.items())  # generated: others call it
    if not blamed <= set(edits) or not useful or shared:
        blamed = set(edits)
    said = f"The edited code does not compile: {worse[0][1]}"
    gone = [one for path, one in edits.items() if path in blamed]
    unsolved = tuple(Unsolved(solved.finding, said) for one in gone for solved in one.solves)
    kept = tuple(one for path, one in edits.items() if path not in blamed)
    return EditResult(kept, (*result.unsolved, *unsolved), result.refused)


def _marked(edit: Edit) -> Edit:
    return replace(edit, compiled="compiled") if edit.path.endswith(".go") else edit


def _copy(repository: Path, to: Path, edits: Sequence[Edit]) -> Path:
    """A copy of the repository with the edits made."""
    shutil.copytree(repository, to, symlinks=True, ignore=shutil.ignore_patterns(*_SKIPPED))
    for one in edits:
        path = to / one.path
        if one.after is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.after)
    return to


def _ask(root: Path, environment: Mapping[str, str]) -> _Answer:
    """Builds and vets; the second only where the first is content."""
    flags = " ".join(one for one in environment.get("GOFLAGS", "").split() if "toolexec" not in one)
    safe = {**environment, "CGO_ENABLED": "0", "GOTOOLCHAIN": "local", "GOFLAGS": flags}
    output = ""
    for command in _COMMANDS:
        try:
            done = subprocess.run(
                command,
                cwd=root,
                env=safe,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired):
            return _Answer(output, failed=True, absent=True)
        output += done.stdout + done.stderr
        if done.returncode:
            return _Answer(output, failed=True, absent=bool(_MISSING.search(output)))
    return _Answer(output, failed=False)
