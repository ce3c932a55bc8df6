"""A workflow of GitHub Actions as jobs, each with its place in the file.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watari.pipeline.document import Document, Pair, Refused, child, pairs


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its id, its meaning, its place."""

    name: str
    data: dict[str, Any]
    pair: Pair

    @property
    def needs(self) -> tuple[str, ...]:
        """The ids of the jobs that it waits for."""
        value = self.data.get("needs") or []
        return tuple(map(str, value)) if isinstance(value, list) else (str(value),)

    @property
    def environment(self) -> str | None:
        """The deployment environment that it names: GitHub asks its reviewers, and holds its secrets."""
        value = self.data.get("environment")
        name = value.get("name") if isinstance(value, dict) else value
        return str(name) if name else None

    @property
    def calls(self) -> str | None:
        """The reusable workflow that the job is, where it is one."""
        value = self.data.get("uses")
        return str(value) if value else None

    @property
    def steps(self) -> tuple[dict[str, Any], ...]:
        """Its steps; none where it calls a workflow."""
        value = self.data.get("steps")
        return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Workflow:
    """The workflow. ``triggers`` are the events that start it."""

    document: Document
    jobs: dict[str, Job]

    @property
    def triggers(self) -> frozenset[str]:
        """The names under ``on`` (which YAML 1.1 reads as ``true``)."""
        value = self.document.data.get(True, self.document.data.get("on"))
        if isinstance(value, dict | list):
            return frozenset(map(str, value))
        return frozenset({str(value)})


def read(document: Document) -> Workflow:
    """Reads the workflow. Raises Refused where it has no jobs, or jobs in a form that edits cannot reach."""
    jobs = child(document, document.root, "jobs")
    data = document.data.get("jobs")
    if jobs is None or not isinstance(data, dict):
        raise Refused("there are no jobs. Write the workflow's jobs as a mapping.")
    found = {}
    for pair in pairs(document, jobs.value):
        meaning = data.get(document.meaning(pair.key))
        if not isinstance(meaning, dict):
            raise Refused(f"{document.place(pair.key)}: job {pair.name} is not a mapping. Write it as one.")
        found[pair.name] = Job(pair.name, meaning, pair)
    return Workflow(document, found)
