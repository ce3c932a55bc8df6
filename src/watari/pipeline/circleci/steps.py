"""What a job runs: its shell text, with commands and the repository's own scripts followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.pipeline.circleci.model import Pipeline
from watari.pipeline.shell import whole


@dataclass(frozen=True, slots=True)
class Script:
    """A job's steps, flattened: ``shell`` is everything it runs, ``own`` what stands in the file itself.

    ``steps`` are the names of the other steps, ``persists`` the settings of each ``persist_to_workspace``.
    """

    shell: str
    steps: tuple[str, ...]
    persists: tuple[dict[str, Any], ...] = ()
    own: str = ""


def script(pipeline: Pipeline, job: str, repository: Path) -> Script:
    """What ``job`` runs. Scripts and Makefile targets of the repository are read, never run."""
    shell: list[str] = []
    steps: list[str] = []
    persists: list[dict[str, Any]] = []
    for name, settings in flat_steps(pipeline, pipeline.job(job).get("steps")):
        if name in ("run", "deploy"):
            if isinstance(settings, dict) and settings.get("when") == "on_fail":
                continue  # What cleans up after a failure is not what the job is for.
            command = settings.get("command", "") if isinstance(settings, dict) else settings
            shell.append(str(command))
        elif name == "persist_to_workspace" and isinstance(settings, dict):
            persists.append(settings)
        else:
            steps.append(name)
    return Script(whole(shell, repository), tuple(steps), tuple(persists), "\n".join(shell))


def checkout_step(pipeline: Pipeline, job: str) -> Any:
    """The step by which ``job`` gets the sources, to get the same ones elsewhere.

    ``checkout``, or a command of the file that only runs git besides (a team may
    check out another revision than the pipeline's).
    """
    commands = pipeline.document.data.get("commands") or {}
    for step in pipeline.job(job).get("steps") or []:
        name = step if isinstance(step, str) else next(iter(step), "")
        if name in commands:
            inner = list(flat_steps(pipeline, [step]))
            if any(one == "checkout" for one, _ in inner) and all(_is_git(*one) for one in inner):
                return step
    return "checkout"


def _is_git(name: str, settings: Any) -> bool:
    command = settings.get("command", "") if isinstance(settings, dict) else settings
    return name == "checkout" or (name == "run" and str(command).lstrip().startswith("git "))


def flat_steps(pipeline: Pipeline, steps: Any, within: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Each step's name and settings; ``when``, ``unless``, the file's commands and inline orbs' are opened."""
    commands = pipeline.commands
    for step in steps if isinstance(steps, list) else []:
        name, settings = (step, None) if isinstance(step, str) else _only(step)
        if name in ("when", "unless") and isinstance(settings, dict):
            yield from flat_steps(pipeline, settings.get("steps"), within)
        elif name in commands and name not in within:
            inner = commands[name].get("steps") if isinstance(commands[name], dict) else None
            yield from flat_steps(pipeline, inner, (*within, name))
            if isinstance(settings, dict):  # A command's own parameters may be steps.
                for value in settings.values():
                    yield from flat_steps(pipeline, value, (*within, name))
        else:
            yield str(name), settings


def _only(step: Any) -> tuple[str, Any]:
    return next(iter(step.items()), ("", None)) if isinstance(step, dict) else ("", None)
