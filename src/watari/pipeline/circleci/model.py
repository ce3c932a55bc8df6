"""A CircleCI configuration as jobs, workflows and entries, each with its place in the file.

2.0 and 2.1: https://circleci.com/docs/configuration-reference/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from watari.pipeline.document import ALIAS, Document, Pair, Refused, child, pairs

PATH = ".circleci/config.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item under a workflow's ``jobs``: ``- build`` or ``- deploy: {requires: […]}``.

    ``job`` is what it runs; ``name`` is what other entries require it by. ``data``
    are its settings with merge keys resolved; ``key`` and ``settings`` their places
    (``settings`` is None for the bare form).
    """

    workflow: str
    job: str
    name: str
    data: dict[str, Any]
    item: yaml.Node
    key: yaml.ScalarNode
    settings: yaml.Node | None

    @property
    def requires(self) -> tuple[Any, ...]:
        """The requirements as written: names, or ``{name: status}``."""
        value = self.data.get("requires") or []
        return tuple(value) if isinstance(value, list) else (value,)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the requirements."""
        return tuple(required_name(one) for one in self.requires)

    @property
    def is_orb_job(self) -> bool:
        """Whether the job comes out of an orb."""
        return "/" in self.job

    @property
    def is_approval(self) -> bool:
        """Whether a person must press a button here."""
        return self.data.get("type") == "approval"


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow: its name and its entries in order."""

    name: str
    entries: tuple[Entry, ...]

    def entry(self, name: str) -> Entry | None:
        """The entry that others require by that name."""
        return next((entry for entry in self.entries if entry.name == name), None)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The configuration. ``jobs`` gives each job's place; their meaning stands in ``document.data``."""

    document: Document
    jobs: dict[str, Pair]
    workflows: tuple[Workflow, ...]

    def job(self, name: str) -> dict[str, Any]:
        """The job's meaning, merge keys resolved; empty where it is another file's orb's."""
        orb, _, inner = name.partition("/")
        holder = self._inline_orbs.get(orb, {}) if inner else self.document.data
        found = (holder.get("jobs") or {}).get(inner or name)
        return found if isinstance(found, dict) else {}

    @property
    def commands(self) -> dict[str, Any]:
        """The commands that steps may name: the file's own, and those of orbs written in it as ``orb/command``."""
        found = dict(self.document.data.get("commands") or {})
        for orb, inline in self._inline_orbs.items():
            for name, command in (inline.get("commands") or {}).items():
                found[f"{orb}/{name}"] = command
                found.setdefault(name, command)  # Inside the orb its commands have no prefix.
        return found

    @property
    def _inline_orbs(self) -> dict[str, Any]:
        orbs = self.document.data.get("orbs")
        return {str(k): v for k, v in orbs.items() if isinstance(v, dict)} if isinstance(orbs, dict) else {}

    @property
    def names(self) -> frozenset[str]:
        """Every name that a job or an entry has."""
        return frozenset(self.jobs) | {entry.name for workflow in self.workflows for entry in workflow.entries}

    def entries(self, job: str) -> list[Entry]:
        """Every use of a job."""
        return [entry for workflow in self.workflows for entry in workflow.entries if entry.job == job]


def required_name(requirement: Any) -> str:
    """The name in a requirement: a string, or the key of ``{name: status}``."""
    return str(next(iter(requirement))) if isinstance(requirement, dict) and requirement else str(requirement)


def with_name(requirement: Any, name: str) -> Any:
    """The same requirement of another job."""
    return {name: next(iter(requirement.values()))} if isinstance(requirement, dict) else name


def read(document: Document) -> Pipeline:
    """Reads the configuration.

    Raises Refused for dynamic configuration, for a file without
    workflows, and for lists and mappings in forms that edits cannot reach.
    """
    if document.data.get("setup") is True:
        raise Refused(
            f"{_setup_line(document)}: `setup: true` makes the configuration at run time. Edit what it is generated "
            "from by hand, or continue with a file that stands in the repository."
        )
    jobs = child(document, document.root, "jobs")
    workflows = child(document, document.root, "workflows")
    if workflows is None:
        raise Refused("there are no workflows. Split build and deployment into two jobs of one workflow.")
    found = [
        Workflow(pair.name, tuple(_entries(document, pair)))
        for pair in pairs(document, workflows.value)
        if pair.name != "version"
    ]
    written = pairs(document, jobs.value) if jobs is not None else []
    return Pipeline(document, {pair.name: pair for pair in written}, tuple(found))


def _setup_line(document: Document) -> str:
    pair = child(document, document.root, "setup")
    return document.place(pair.key) if pair is not None else "line 1"


def _entries(document: Document, workflow: Pair) -> Iterator[Entry]:
    listed = child(document, document.resolve(workflow.value), "jobs")
    if listed is None:
        return
    data = document.data["workflows"][document.meaning(workflow.key)]["jobs"]
    items = document.resolve(listed.value)
    if not isinstance(items, yaml.SequenceNode):
        raise Refused(f"{document.place(listed.key)}: the jobs of {workflow.name} are not a list. Write them as one.")
    for item, meaning in zip(items.value, data, strict=True):
        yield _entry(document, workflow.name, item, meaning)


def _entry(document: Document, workflow: str, item: yaml.Node, meaning: Any) -> Entry:
    if isinstance(item, yaml.ScalarNode) and item.tag != ALIAS:
        return Entry(workflow, str(meaning), str(meaning), {}, item, item, None)
    found = pairs(document, item)
    if len(found) != 1 or not isinstance(meaning, dict):
        raise Refused(f"{document.place(item)}: an entry of {workflow} that is not one job. Write `- job:`.")
    settings = next(iter(meaning.values())) or {}
    if not isinstance(settings, dict):
        raise Refused(f"{document.place(item)}: the settings of {found[0].name} are not a mapping.")
    name = str(settings.get("name", found[0].name))
    return Entry(workflow, found[0].name, name, settings, item, found[0].key, found[0].value)
