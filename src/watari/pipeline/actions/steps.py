"""What a job runs: its shell text, with the repository's own actions, reusable workflows and scripts followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from watari.pipeline.actions.model import Job
from watari.pipeline.shell import whole

_DEEP = 4
"""How far actions that call actions are followed."""


@dataclass(frozen=True, slots=True)
class Script:
    """A job's steps, flattened: ``shell`` is everything it runs, ``own`` what its own steps say, ``steps`` the names of
    the actions it uses, ``values`` what it hands to them.
    """

    shell: str
    own: str
    steps: tuple[str, ...]
    uploads: tuple[dict[str, Any], ...]
    credentials: dict[str, Any] | None


def script(job: Job, repository: Path) -> Script:
    """What ``job`` runs. Files of the repository are read, never run."""
    shell: list[str] = []
    names: list[str] = []
    uploads: list[dict[str, Any]] = []
    credentials: dict[str, Any] | None = None
    steps = [step for step in job.steps if "failure()" not in str(step.get("if") or "")]
    own = "\n".join(str(step["run"]) for step in steps if "run" in step)
    for step in [*_expanded(steps, repository, 0), *_called(job.calls, repository, 0)]:
        if "run" in step:
            shell.append(str(step["run"]))
        uses = str(step.get("uses") or "")
        given = step.get("with") if isinstance(step.get("with"), dict) else {}
        if uses:
            names.append(uses)
            shell += [str(given[key]) for key in ("script", "run", "command") if given and key in given]
        if uses.startswith("actions/upload-artifact@"):
            uploads.append(given or {})
        if uses.startswith("aws-actions/configure-aws-credentials@"):
            credentials = given
    return Script(whole(shell, repository), own, tuple(names), tuple(uploads), credentials)


def _expanded(steps: Any, repository: Path, depth: int) -> Iterator[dict[str, Any]]:
    """The steps, and for an action of the repository the steps that it is made of."""
    for step in steps if isinstance(steps, list) else []:
        if not isinstance(step, dict):
            continue
        yield step
        uses = str(step.get("uses") or "")
        if uses.startswith("./") and depth < _DEEP:
            for name in ("action.yml", "action.yaml"):
                data = _load(repository / uses / name, repository)
                runs = data.get("runs")
                if isinstance(runs, dict):
                    yield from _expanded(runs.get("steps"), repository, depth + 1)


def _called(uses: str | None, repository: Path, depth: int) -> Iterator[dict[str, Any]]:
    """The steps of a reusable workflow of the repository."""
    if uses is None or not uses.startswith("./") or depth >= _DEEP:
        return
    jobs = _load(repository / uses, repository).get("jobs")
    for job in jobs.values() if isinstance(jobs, dict) else []:
        if isinstance(job, dict):
            yield from _expanded(job.get("steps"), repository, depth + 1)
            yield from _called(str(job["uses"]) if "uses" in job else None, repository, depth + 1)


def _load(file: Path, repository: Path) -> dict[Any, Any]:
    """A YAML file of the repository; empty where it is none, or is not inside."""
    if not file.is_file() or not file.resolve().is_relative_to(repository.resolve()):
        return {}
    try:
        data = yaml.safe_load(file.read_text("utf-8", errors="replace"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
