"""What CI configurations do, for the survey: which jobs build, test and deploy, to where, behind which approvals."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from watari.model.evidence import Evidence
from watari.model.fleet import Fleet
from watari.model.pipeline import Pipeline, System
from watari.pipeline.actions.describe import describe as describe_workflow
from watari.pipeline.actions.run import edited as edited_workflow
from watari.pipeline.actions.run import files as workflow_files
from watari.pipeline.circleci.describe import describe as describe_circleci
from watari.pipeline.circleci.run import edited as edited_circleci
from watari.pipeline.document import Refused
from watari.pipeline.edited import Edited
from watari.pipeline.gitlab import read as read_gitlab
from watari.pipeline.images import Image, images
from watari.pipeline.jenkins import read as read_jenkins
from watari.pipeline.run import CIRCLECI, circleci_files
from watari.sources.config import Config

_Describe = Callable[[str, str, Path], Pipeline]
_Edit = Callable[[str, Path, tuple[Image, ...], Config], Edited]


def describe(fleet: Fleet, paths: Iterable[Path], config: Config) -> tuple[Pipeline, ...]:
    """The pipelines at the paths of a fleet, at its services' folders, and at every folder between.

    Their paths are relative to the fleet's root. Files are read, and nothing of them is run; what cannot be read is a
    sentence of ``not_understood``.
    """
    root = Path(fleet.root).resolve()
    found: list[Pipeline] = []
    for place in _places(root, fleet, paths):
        at = place.relative_to(root).as_posix()
        services = [one for one in fleet.services if at == "." or one.path == at or one.path.startswith(at + "/")]
        found += [_moved(one, at) for one in _Place(place).pipelines(images(place, at, services, config), config)]
    return tuple(found)


def regions(fleet: Fleet) -> frozenset[str]:
    """The AWS regions that the deployments of a fleet name, those to other clouds left out."""
    root = Path(fleet.root).resolve()
    return frozenset(
        each.region
        for place in _places(root, fleet, ())
        for one, _, _ in _Place(place).described()
        for each in one.deployments
        if each.region is not None and each.home != "elsewhere"
    )


def _places(root: Path, fleet: Fleet, paths: Iterable[Path]) -> list[Path]:
    found = {path.resolve() for path in paths}
    for service in fleet.services:
        folder = (root / service.path).resolve()
        found |= {folder, *(one for one in folder.parents if one.is_relative_to(root))}
    return sorted(one for one in found if one.is_relative_to(root))


def _moved(one: Pipeline, at: str) -> Pipeline:
    """A pipeline whose paths are relative to the fleet's root."""

    def evidence(place: Evidence) -> Evidence:
        return Evidence(posixpath.normpath(posixpath.join(at, place.path)), place.line)

    return replace(
        one,
        path=posixpath.normpath(posixpath.join(at, one.path)),
        jobs=tuple(replace(job, evidence=evidence(job.evidence)) for job in one.jobs),
        deployments=tuple(replace(each, evidence=evidence(each.evidence)) for each in one.deployments),
    )


class _Place:
    """A folder with CI configurations."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pipelines(self, wanted: tuple[Image, ...], config: Config) -> Iterator[Pipeline]:
        """Each configuration, described; paths are relative to the folder. ``wanted`` are its services' images."""
        for found, text, edit in self.described():
            if edit is not None:
                try:
                    edit(text, self._folder, wanted, config)
                    found = replace(found, editable=True)
                except Refused as why:
                    found = replace(found, why_not=str(why))
            yield found

    def described(self) -> Iterator[tuple[Pipeline, str, _Edit | None]]:
        """As :meth:`pipelines`, with the text and the edit of what was understood, and without trying it."""
        for file in circleci_files(self._folder):
            if isinstance(file, Refused):
                yield _not_understood(CIRCLECI, "circleci", str(file)), "", None
            else:
                yield self._read(file, "circleci", describe_circleci, edited_circleci)
        for file in workflow_files(self._folder):
            yield self._read(file, "github-actions", describe_workflow, edited_workflow)
        if (self._folder / ".gitlab-ci.yml").is_file():
            yield read_gitlab(self._folder, ".gitlab-ci.yml"), "", None
        if (self._folder / "Jenkinsfile").is_file():
            yield read_jenkins(self._folder, "Jenkinsfile"), "", None

    def _read(self, path: str, system: System, describe: _Describe, edit: _Edit) -> tuple[Pipeline, str, _Edit | None]:
        try:
            text = (self._folder / path).read_bytes().decode("utf-8").removeprefix("\ufeff")
            return describe(text, path, self._folder), text, edit
        except UnicodeDecodeError as error:
            why = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
        except Refused as refused:
            why = str(refused)
        except RecursionError:
            why = "an alias stands inside its own anchor. Write that part out."
        return _not_understood(path, system, why), "", None


def _not_understood(path: str, system: System, why: str) -> Pipeline:
    return Pipeline(path, system, not_understood=(why,), why_not=why)
