"""The pipeline's edit and its removal, whatever system it is written for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from watari.model.edit import Edit, EditResult
from watari.model.fleet import Service
from watari.pipeline.actions import run as actions
from watari.pipeline.circleci import removal as circleci_removal
from watari.pipeline.circleci import run as circleci
from watari.pipeline.circleci.undo import restored
from watari.pipeline.document import Refused
from watari.pipeline.edited import Edited
from watari.pipeline.images import Image, images
from watari.sources.config import Config

CIRCLECI = ".circleci/config.yml"
NOT_EDITED = {
    ".gitlab-ci.yml": "GitLab CI",
    "Jenkinsfile": "Jenkins",
    "bitbucket-pipelines.yml": "Bitbucket Pipelines",
    "buildspec.yml": "CodeBuild",
    "azure-pipelines.yml": "Azure Pipelines",
}

READ = ("GitLab CI", "Jenkins")
"""Those of them that the survey describes."""

CONFIGURATIONS = (CIRCLECI, actions.WORKFLOWS, *NOT_EDITED)
"""Where CI configurations stand, relative to the folder that they serve."""

_CONTINUES = re.compile(r"^\s*-?\s*[\"']?(?:config|configuration)[-_]path[\"']?\s*:\s*[\"']?([\w./-]+)", re.MULTILINE)
_DEFAULT_CONTINUATION = ".circleci/continue_config.yml"

_REASONS = {
    "pipeline": "EC2 and ECS build and deploy in parallel.",
    "ecs": "EC2 is empty: its half of the pipeline goes.",
    "ec2": "The pipeline is EC2's alone again.",
}
_Change = Callable[[str], Edited]


def plan(repository: Path, path: str, services: Sequence[Service], config: Config) -> EditResult:
    """The ECS half beside the EC2 half, in every CI configuration of a repository that deploys to EC2.

    ``path`` is the repository's place in the fleet, ``services`` are those that live in it. Nothing is edited where
    both halves are there already. ``refused`` says, with the line or the construct and what a person should do, why
    a file is left as it is, and what the ECS half still lacks. The files are read, and nothing of them is run.
    """
    wanted = images(repository, path, services, config)
    if not wanted:
        return EditResult()
    result = EditResult()
    for file in circleci_files(repository):
        if isinstance(file, Refused):
            result = _joined(result, EditResult(refused=(f"{CIRCLECI}: {file}",)))
        else:
            result = _joined(result, _edit(repository, file, "pipeline", _circleci_change(repository, wanted, config)))
    for path, change in actions.changes(repository, wanted, config):
        result = _joined(result, _edit(repository, path, "pipeline", change))
    return replace(result, refused=(*result.refused, *_not_edited(repository)))


def retire(repository: Path, keep: Literal["ecs", "ec2"] = "ecs") -> EditResult:
    """The pipeline with one half only: Fargate's, or (``keep`` is ``ec2``) as it was before the plan, byte for byte.

    Nothing is edited where there are not both halves. ``refused`` says why a file is left as it is.
    """
    result = EditResult()
    for file in circleci_files(repository):
        if not isinstance(file, Refused):
            one = circleci_removal.retired if keep == "ecs" else restored
            result = _joined(result, _edit(repository, file, keep, _without_notes(one)))
    for path, change in actions.removals(repository, keep):
        result = _joined(result, _edit(repository, path, keep, change))
    return result


def _circleci_change(repository: Path, wanted: tuple[Image, ...], config: Config) -> _Change:
    return lambda text: circleci.edited(text, repository, wanted, config)


def _without_notes(change: Callable[[str], str]) -> _Change:
    return lambda text: Edited(change(text))


def _edit(repository: Path, path: str, why: Literal["pipeline", "ecs", "ec2"], change: _Change) -> EditResult:
    """One file's change: the plan's, or a removal that keeps one home."""
    before = (repository / path).read_bytes()
    try:
        text = before.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        found = change(text.removeprefix(mark))
    except UnicodeDecodeError as error:
        return EditResult(refused=(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.",))
    except Refused as refused:
        return EditResult(refused=(f"{path}: {refused}",))
    except RecursionError:
        return EditResult(refused=(f"{path}: an alias stands inside its own anchor. Write that part out.",))
    after = (mark + found.text).encode("utf-8")
    if after == before:
        return EditResult()
    notes = tuple(f"{path}: {note}" for note in found.notes)
    purpose: Literal["pipeline", "removal"] = "pipeline" if why == "pipeline" else "removal"
    return EditResult(edits=(Edit(path, purpose, before, after, _REASONS[why]),), refused=notes)


def circleci_files(repository: Path) -> Iterator[str | Refused]:
    """The configuration; with ``setup: true`` the file in the repository that it continues with."""
    file = repository / CIRCLECI
    if not file.is_file() or not file.resolve().is_relative_to(repository.resolve()):
        return
    text = file.read_text("utf-8", errors="replace")
    if not re.search(r"^setup:\s*true\b", text, re.MULTILINE):
        yield CIRCLECI
        return
    named = [path for path in _CONTINUES.findall(text) if (repository / path).is_file()]
    if not named and "path-filtering/" in text and (repository / _DEFAULT_CONTINUATION).is_file():
        named = [_DEFAULT_CONTINUATION]
    yield from dict.fromkeys(named)
    if not named:
        line = text[: text.index("setup:")].count("\n") + 1
        yield Refused(
            f"line {line}: `setup: true` makes the configuration at run time. Edit what it is generated from by hand, "
            "or continue with a file that stands in the repository."
        )


def _not_edited(repository: Path) -> Iterator[str]:
    for path, name in NOT_EDITED.items():
        if (repository / path).is_file():
            known = "is read by `watari survey`, and its edit is" if name in READ else "is"
            yield f"{name} {known} not supported yet: add the ECS half by hand."


def _joined(one: EditResult, other: EditResult) -> EditResult:
    return EditResult((*one.edits, *other.edits), (*one.unsolved, *other.unsolved), (*one.refused, *other.refused))
