"""Where the artefact waits between the jobs: CircleCI's workspace.

https://circleci.com/docs/workspaces/
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import Any

from watari.pipeline.circleci.model import Pipeline
from watari.pipeline.circleci.steps import Script
from watari.pipeline.images import Image

_DEFAULT_DIRECTORY = "~/project"


@dataclass(frozen=True, slots=True)
class Workspace:
    """How the image's job comes to the artefact.

    ``attach`` is the folder to attach the workspace at (None: nothing is
    built), ``persist`` the step that the build job lacks (None: it persists).
    """

    attach: str | None
    persist: dict[str, Any] | None


def workspace(pipeline: Pipeline, build: str | None, script: Script | None, image: Image) -> Workspace:
    """Whether the build job's workspace holds every artefact, and the step to add where it does not."""
    if build is None or script is None:
        return Workspace(None, None)
    if not image.artefacts:
        return Workspace("." if script.persists else None, None)
    job = pipeline.job(build)
    executor = _executor(pipeline, job)
    directory = str(job.get("working_directory", executor.get("working_directory", _DEFAULT_DIRECTORY))).rstrip("/")
    for step in script.persists:
        root = _relative(str(step.get("root", ".")), directory)
        if root is not None and all(_holds(step, root, artefact) for artefact in image.artefacts):
            return Workspace(root, None)
    return Workspace(".", {"persist_to_workspace": {"root": ".", "paths": list(image.artefacts)}})


def _executor(pipeline: Pipeline, job: dict[str, Any]) -> dict[str, Any]:
    """The executor of the file that the job runs in; empty where it is none of the file's."""
    named = job.get("executor")
    name = named.get("name") if isinstance(named, dict) else named
    found = (pipeline.document.data.get("executors") or {}).get(name)
    return found if isinstance(found, dict) else {}


def _relative(root: str, directory: str) -> str | None:
    """The root relative to the checkout; None where it lies outside or holds a parameter."""
    root = root.rstrip("/") or "/"
    if "<<" in root or ".." in root.split("/"):
        return None
    if root in (".", directory, directory.replace("~", "/home/circleci"), "~/project"):
        return "."
    if root.startswith(directory + "/"):
        return root.removeprefix(directory + "/")
    return None if root.startswith(("/", "~", "$")) else root.removeprefix("./")


def _holds(step: dict[str, Any], root: str, artefact: str) -> bool:
    paths = step.get("paths") or []
    below = PurePosixPath(artefact.removeprefix("./"))
    if root != ".":
        if not below.is_relative_to(root):
            return False
        below = below.relative_to(root)
    for path in paths if isinstance(paths, list) else [paths]:
        wanted = str(path).removeprefix("./").rstrip("/")
        if wanted in ("", ".", "*") or fnmatch(str(below), wanted) or below.is_relative_to(wanted):
            return True
    return False
