"""The removal: the EC2 half of the pipeline goes with all that only it used, and the names come back."""

from __future__ import annotations

from typing import Any

from watari.pipeline import anchors
from watari.pipeline.circleci.edits import rename
from watari.pipeline.circleci.halves import Halves, halves
from watari.pipeline.circleci.intended import SECTIONS
from watari.pipeline.circleci.model import Entry, Pipeline, read, required_name, with_name
from watari.pipeline.circleci.undo import without_type
from watari.pipeline.circleci.unused import intended, without_unused
from watari.pipeline.circleci.valid import problems
from watari.pipeline.cutting import entry_lines, merged, pair_lines, without_comment
from watari.pipeline.document import Document, Refused, Splice, dash, in_flow, pairs, parse
from watari.pipeline.meaning import check, plain
from watari.pipeline.render import scalar
from watari.pipeline.variables import written_values


def retired(text: str) -> str:
    """The configuration without its EC2 half; the same text where it has not both. Raises Refused."""
    document = parse(text)
    pipeline = read(document)
    parts = halves(pipeline)
    if parts is None:
        return text
    result = _without_half(document, pipeline, parts)
    result = without_comment(result)
    result = without_unused(document, result)
    typed = [job for job in read(result).jobs if job in parts.names and _asks_not(result, job)]
    for job in typed:
        result = without_type(result, job)
    wanted = intended(_meaning(document.data, pipeline, parts, typed), document, result)
    result = rename(result, parts.names, parts.names)
    wanted = _renamed(wanted, parts.names)
    check(wanted, result.data, SECTIONS)
    new = set(problems(result.data)) - set(problems(document.data))
    if new:
        raise Refused(f"without the EC2 half {min(new)}. Correct that reference.")
    return result.text


def _without_half(document: Document, pipeline: Pipeline, parts: Halves) -> Document:
    """Entries and jobs go; who waited for them waits for what takes their place; anchors in them move."""
    cuts = [pair_lines(document, pair) for name, pair in pipeline.jobs.items() if name in parts.jobs]
    changed: list[Splice] = []
    for workflow in pipeline.workflows:
        for entry in workflow.entries:
            if entry.name in parts.going:
                cuts.append(entry_lines(document, entry.item))
            elif set(entry.required) & parts.going:
                changed += _waiting(document, entry, parts)
    cuts = merged(document, cuts)
    kept = [one for one in anchors.moved(document, cuts) if not any(_meet(one, other) for other in changed)]
    return document.edited([*cuts, *changed, *kept])


def _meet(one: Splice, other: Splice) -> bool:
    return one.start < other.end and other.start < one.end


def _waiting(document: Document, entry: Entry, parts: Halves) -> list[Splice]:
    required = _required(entry, parts)
    if not required:
        settings = pairs(document, document.resolve(entry.settings)) if entry.settings is not None else []
        if len(settings) == 1:
            return [Splice(entry.key.start_mark.index, document.end(entry.item), scalar(entry.job))]
        return [pair_lines(document, one, blank=False) for one in settings if one.name == "requires"]
    found = []
    for node in written_values(document, entry.settings, "requires"):
        start, end = node.start_mark.index, document.end(node)
        found.append(Splice(start, end, _list(document, node, required)))
    return found


def _required(entry: Entry, parts: Halves) -> list[Any]:
    """The requirements with what takes the EC2 half's place, each once, and never the entry itself."""
    found: list[Any] = []
    for requirement in entry.requires:
        name = required_name(requirement)
        if entry.name in parts.instead.get(name, ()):
            continue  # What waited for its own EC2 twin waits for nobody in its place.
        for one in _instead(name, parts, ()):
            if one != entry.name:
                found.append(requirement if one == name else with_name(requirement, one))
    return [one for index, one in enumerate(found) if one not in found[:index]]


def _instead(name: str, parts: Halves, seen: tuple[str, ...]) -> list[str]:
    if name not in parts.going or name in seen:
        return [name]
    return [one for other in parts.instead.get(name, ()) for one in _instead(other, parts, (*seen, name))]


def _list(document: Document, node: Any, required: list[Any]) -> str:
    """The requirements in the form that they have: in brackets, or one on each line."""
    items = [scalar(one) for one in required]
    if in_flow(document, node) or not isinstance(node.value, list) or not node.value:
        return f"[{', '.join(items)}]"
    at = dash(document, node.value[0])
    indent = document.newline + document.text[document.line_start(at) : at]
    return indent.join(f"- {item}" for item in items)


def _asks_not(document: Document, job: str) -> bool:
    """Whether nothing in the job reads TYPE."""
    return "$TYPE" not in str(document.data["jobs"].get(job)) and "${TYPE" not in str(document.data["jobs"].get(job))


def _meaning(data: dict[Any, Any], pipeline: Pipeline, parts: Halves, typed: list[str]) -> dict[Any, Any]:
    """The meaning without the EC2 half, made from the meaning before."""
    result: dict[Any, Any] = plain(data)
    result["jobs"] = {name: job for name, job in result["jobs"].items() if name not in parts.jobs}
    for name in typed:
        environment = result["jobs"][name].get("environment") or {}
        environment.pop("TYPE", None)
        if not environment:
            result["jobs"][name].pop("environment", None)
    for workflow in pipeline.workflows:
        entries = result["workflows"].get(workflow.name)
        if not isinstance(entries, dict) or "jobs" not in entries:
            continue
        kept = []
        for entry, written in zip(workflow.entries, entries["jobs"], strict=True):
            if entry.name in parts.going:
                continue
            if set(entry.required) & parts.going:
                settings = {**entry.data, "requires": _required(entry, parts)}
                if not settings["requires"]:
                    del settings["requires"]
                written = {entry.job: plain(settings)} if settings else entry.job
            kept.append(written)
        entries["jobs"] = kept
    return result


def _renamed(data: dict[Any, Any], names: dict[str, str]) -> dict[Any, Any]:
    """The same meaning with other names of jobs, where they are defined, used and required."""
    result: dict[Any, Any] = plain(data)
    result["jobs"] = {names.get(name, name): job for name, job in result["jobs"].items()}
    for workflow in result["workflows"].values():
        if isinstance(workflow, dict) and "jobs" in workflow:
            workflow["jobs"] = [_renamed_entry(entry, names) for entry in workflow["jobs"]]
    return result


def _renamed_entry(entry: Any, names: dict[str, str]) -> Any:
    if not isinstance(entry, dict):
        return names.get(entry, entry)
    job, settings = next(iter(entry.items()))
    if isinstance(settings, dict):
        settings = dict(settings)
        if "name" in settings:
            settings["name"] = names.get(settings["name"], settings["name"])
        required = settings.get("requires")
        if required:
            items = required if isinstance(required, list) else [required]
            moved = [with_name(one, names.get(required_name(one), required_name(one))) for one in items]
            settings["requires"] = moved if isinstance(required, list) else moved[0]
    return {names.get(job, job): settings}
