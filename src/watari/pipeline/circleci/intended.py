"""The meaning that an edited configuration must have, made from the meaning before and never from the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from watari.pipeline.circleci.crossing import Crossing
from watari.pipeline.circleci.jobs import NewJob
from watari.pipeline.circleci.model import required_name, with_name
from watari.pipeline.document import parse
from watari.pipeline.meaning import plain

SECTIONS = ("version", "setup", "orbs", "parameters", "executors", "commands", "jobs", "workflows")
"""What CircleCI reads. Other keys at the top only carry anchors, which are compared where they are used."""


def intended(
    data: dict[Any, Any],
    crossing: Crossing,
    typed: Collection[str],
    persists: Mapping[str, dict[str, Any]],
    jobs: tuple[NewJob, ...],
    orbs: Mapping[str, str],
) -> dict[Any, Any]:
    """The edited meaning. ``typed`` are the jobs (by their old names) that get TYPE, ``persists`` the steps added."""
    result: dict[Any, Any] = plain(data)
    written = result.get("jobs") or {}
    for job in typed:
        written[job]["environment"] = {"TYPE": "ec2", **(written[job].get("environment") or {})}
    for job, step in persists.items():
        written[job]["steps"].append(step)
    result["jobs"] = {crossing.jobs.get(name, name): job for name, job in written.items()}
    result["jobs"] |= plain(parse("".join(job.text for job in jobs)).data)
    if orbs:
        result["orbs"] = {**dict(orbs), **(result.get("orbs") or {})}
    for name, workflow in result["workflows"].items():
        if isinstance(workflow, dict) and "jobs" in workflow:
            workflow["jobs"] = _entries(str(name), workflow["jobs"], crossing)
    return result


def _entries(workflow: str, entries: list[Any], crossing: Crossing) -> list[Any]:
    result: list[Any] = []
    for entry in entries:
        job, settings = (entry, None) if not isinstance(entry, dict) else next(iter(entry.items()))
        visible = str((settings or {}).get("name", job))
        renamed = crossing.jobs.get(job, job)
        result.append({renamed: _settings(settings, crossing)} if isinstance(entry, dict) else renamed)
        for new in crossing.entries:
            if new.after.workflow == workflow and new.after.name == visible:
                result.append({new.name: plain(new.settings)} if new.settings else new.name)
    return result


def _settings(settings: dict[str, Any] | None, crossing: Crossing) -> dict[str, Any] | None:
    if settings is None:
        return None
    result = dict(settings)
    if "name" in result:
        result["name"] = crossing.names.get(result["name"], result["name"])
    if "requires" in result:
        value = result["requires"]
        items = value if isinstance(value, list) else [value]
        names = [required_name(one) for one in items]
        renamed = [
            with_name(one, crossing.names[name]) if name in crossing.names else one
            for one, name in zip(items, names, strict=True)
        ]
        result["requires"] = renamed if isinstance(value, list) else renamed[0]
    return result
