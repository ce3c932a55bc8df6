"""What a job runs: its shell text, with commands and the repository's own scripts followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.pipeline.circleci import Pipeline

_MAX_SCRIPT = 200_000
"""Bytes; no deploy script a person wrote is longer."""

_SCRIPT = re.compile(r"(?<![\w/.-])\.?/?([\w.-]+(?:/[\w.-]+)*\.(?:sh|bash|rb|py)|(?:bin|scripts?|ci|deploy)/[\w./-]+)")
_MAKE = re.compile(r"(?:^|[\s;&|])make\s+(?:-\S+\s+)*([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Script:
    """A job's steps, flattened: ``shell`` is everything it runs, ``steps`` the names of the others."""

    shell: str
    steps: tuple[str, ...]
    persists: tuple[dict[str, Any], ...]


def script(pipeline: Pipeline, job: str, repository: Path) -> Script:
    """What ``job`` runs. Scripts and Makefile targets of the repository are read, never run."""
    shell: list[str] = []
    steps: list[str] = []
    persists: list[dict[str, Any]] = []
    for name, settings in _steps(pipeline, pipeline.job(job).get("steps"), ()):
        if name == "run":
            command = settings.get("command", "") if isinstance(settings, dict) else settings
            shell.append(_continued(str(command)))
        elif name == "persist_to_workspace" and isinstance(settings, dict):
            persists.append(settings)
        else:
            steps.append(name)
    for text in tuple(shell):
        shell += _followed(text, repository)
    return Script("\n".join(shell), tuple(steps), tuple(persists))


def checkout_step(pipeline: Pipeline, job: str) -> Any:
    """The step by which ``job`` gets the sources, to get the same ones elsewhere.

    ``checkout``, or a command of the file that only runs git besides (a team may
    check out another revision than the pipeline's).
    """
    commands = pipeline.document.data.get("commands") or {}
    for step in pipeline.job(job).get("steps") or []:
        name = step if isinstance(step, str) else next(iter(step), "")
        if name in commands:
            inner = list(_steps(pipeline, [step], ()))
            if any(one == "checkout" for one, _ in inner) and all(_is_git(*one) for one in inner):
                return step
    return "checkout"


def _is_git(name: str, settings: Any) -> bool:
    command = settings.get("command", "") if isinstance(settings, dict) else settings
    return name == "checkout" or (name == "run" and str(command).lstrip().startswith("git "))


def _steps(pipeline: Pipeline, steps: Any, within: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    commands = pipeline.document.data.get("commands") or {}
    for step in steps if isinstance(steps, list) else []:
        name, settings = (step, None) if isinstance(step, str) else next(iter(step.items()), ("", None))
        if name in ("when", "unless") and isinstance(settings, dict):
            yield from _steps(pipeline, settings.get("steps"), within)
        elif name in commands and name not in within and isinstance(commands[name], dict):
            yield from _steps(pipeline, commands[name].get("steps"), (*within, name))
        else:
            yield str(name), settings


def _continued(shell: str) -> str:
    """Shell text without line continuations, and without comments on lines of their own."""
    joined = re.sub(r"\\\r?\n\s*", " ", shell)
    return re.sub(r"(?m)^\s*#.*$", "", joined)


def _followed(shell: str, repository: Path) -> Iterator[str]:
    """The scripts of the repository that the text starts, one step deep, and the make targets it names."""
    for path in dict.fromkeys(_SCRIPT.findall(shell)):
        file = repository / path
        if _is_inside(file, repository) and file.stat().st_size <= _MAX_SCRIPT:
            yield _continued(file.read_text("utf-8", errors="replace"))
    for target in dict.fromkeys(_MAKE.findall(shell)):
        yield _recipe(repository / "Makefile", target)


def _is_inside(file: Path, repository: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(repository.resolve())


def _recipe(makefile: Path, target: str) -> str:
    if not makefile.is_file():
        return ""
    text = makefile.read_text("utf-8", errors="replace")
    found = re.search(rf"(?m)^{re.escape(target)}\s*:(?!=)[^\n]*\n((?:\t[^\n]*\n?|[ \t]*\n)*)", text)
    return _continued(found.group(1)) if found else ""
