"""The meaning of a configuration before and after an edit: exactly the intended difference, or none."""

from __future__ import annotations

from typing import Any

import networkx

from watari.pipeline.circleci import required_name, with_name
from watari.pipeline.crossing import Crossing
from watari.pipeline.document import Refused, parse
from watari.pipeline.jobs import NewJob

SECTIONS = ("version", "setup", "orbs", "parameters", "executors", "commands", "jobs", "workflows")
"""What CircleCI reads. Other keys at the top only carry anchors, which are compared where they are used."""


def plain(value: Any) -> Any:
    """The same value with nothing shared: aliases become copies."""
    match value:
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case _:
            return value


def intended(
    data: dict[Any, Any],
    crossing: Crossing,
    persist: dict[str, Any] | None,
    jobs: tuple[NewJob, ...],
    build: str,
) -> dict[Any, Any]:
    """The meaning that the edited file must have, made from the meaning before."""
    result: dict[Any, Any] = plain(data)
    old = result["jobs"]
    result["jobs"] = {crossing.jobs.get(name, name): job for name, job in old.items()}
    for new in crossing.jobs.values():
        job = result["jobs"][new]
        job["environment"] = {"TYPE": "ec2", **(job.get("environment") or {})}
    if persist is not None:
        result["jobs"][crossing.jobs[build]]["steps"].append(persist)
    result["jobs"] |= plain(parse("".join(job.text for job in jobs)).data)
    for name, workflow in result["workflows"].items():
        if isinstance(workflow, dict) and "jobs" in workflow:
            workflow["jobs"] = _entries(name, workflow["jobs"], crossing)
    return result


def _entries(workflow: str, entries: list[Any], crossing: Crossing) -> list[Any]:
    result: list[Any] = []
    for entry in entries:
        job, settings = (entry, None) if isinstance(entry, str) else next(iter(entry.items()))
        visible = (settings or {}).get("name", job)
        renamed = crossing.jobs.get(job, job)
        result.append(renamed if settings is None else {renamed: _settings(settings, crossing)})
        for new in crossing.entries:
            if new.after.workflow == workflow and new.after.name == visible:
                result.append({new.name: plain(new.settings)})
    return result


def _settings(settings: dict[str, Any], crossing: Crossing) -> dict[str, Any]:
    result = dict(settings)
    if "name" in result:
        result["name"] = crossing.names.get(result["name"], result["name"])
    if "requires" in result:
        value = result["requires"]
        items = value if isinstance(value, list) else [value]
        names = [required_name(one) for one in items]
        renamed = [with_name(one, crossing.names.get(name, name)) for one, name in zip(items, names, strict=True)]
        result["requires"] = renamed if isinstance(value, list) else renamed[0]
    return result


def check(before: dict[Any, Any], wanted: dict[Any, Any], after: dict[Any, Any]) -> None:
    """Refuses an edit whose meaning is not the wanted one, or that breaks a file that was whole.

    Raises Refused naming the first place that would differ.
    """
    for section in SECTIONS:
        place = difference(wanted.get(section), after.get(section), section)
        if place is not None:
            raise Refused(
                f"the edit would change {place} in a way that is not meant: an anchor or a merge key is "
                "shared there. Write that part out, and plan again."
            )
    new = set(problems(after)) - set(problems(before))
    if new:
        raise Refused(f"after the edit {min(new)}. Correct that reference.")


def difference(wanted: Any, found: Any, place: str) -> str | None:
    """The first place where two meanings differ; ``1``, ``1.0`` and ``true`` are three things."""
    if type(wanted) is not type(found):
        return place
    if isinstance(wanted, dict):
        if wanted.keys() != found.keys():
            return f"{place}.{min(map(str, wanted.keys() ^ found.keys()))}"
        steps = [(wanted[key], found[key], f"{place}.{key}") for key in wanted]
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            return place
        steps = [
            (one, other, f"{place}[{index}]") for index, (one, other) in enumerate(zip(wanted, found, strict=True))
        ]
    else:
        return None if wanted == found or wanted != wanted else place
    return next((found_at for step in steps if (found_at := difference(*step)) is not None), None)


def problems(data: dict[Any, Any]) -> list[str]:
    """What CircleCI would refuse in jobs and workflows: unknown jobs and requirements, and circles."""
    found: list[str] = []
    defined = set(data.get("jobs") or {})
    for name, workflow in (data.get("workflows") or {}).items():
        if isinstance(workflow, dict):
            found += [f"workflow {name}: {problem}" for problem in _workflow(workflow.get("jobs") or [], defined)]
    return found


def _workflow(entries: list[Any], defined: set[str]) -> list[str]:
    found: list[str] = []
    graph: Any = networkx.DiGraph()
    for entry in entries:
        job, settings = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        settings = settings or {}
        if "/" not in job and settings.get("type") != "approval" and job not in defined:
            found.append(f"job {job} is not defined")
        name = settings.get("name", job)
        graph.add_node(name, known=True)
        required = settings.get("requires") or []
        for one in required if isinstance(required, list) else [required]:
            graph.add_edge(required_name(one), name)
    found += [f"{name} is required and not there" for name, known in graph.nodes(data="known") if not known]
    if not networkx.is_directed_acyclic_graph(graph):
        found.append("the requirements go in a circle")
    return found
