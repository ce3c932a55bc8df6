"""The edits themselves: each finds its place in the syntax tree and changes nothing else."""

from __future__ import annotations

import re
from typing import Any

import yaml

from watari.pipeline.circleci.crossing import MIRRORED, EcsEntry
from watari.pipeline.circleci.jobs import NewJob
from watari.pipeline.circleci.model import read
from watari.pipeline.document import (
    ALIAS,
    MERGE,
    Document,
    Pair,
    Refused,
    Splice,
    child,
    column,
    dash,
    in_brackets,
    in_flow,
    pairs,
)
from watari.pipeline.putting import below, with_blocks, with_last_step
from watari.pipeline.render import block, flow, indented, scalar
from watari.pipeline.variables import with_type, written_values


def rename(document: Document, jobs: dict[str, str], names: dict[str, str]) -> Document:
    """Gives jobs new names: where they are defined, used and required."""
    pipeline = read(document)
    splices = [
        document.replace_scalar(pipeline.jobs[old].key, new)
        for old, new in jobs.items()
        if old != new and old in pipeline.jobs
    ]
    for workflow in pipeline.workflows:
        for entry in workflow.entries:
            if jobs.get(entry.job, entry.job) != entry.job:
                splices.append(document.replace_scalar(entry.key, jobs[entry.job]))
            for node in written_values(document, entry.settings, "name"):
                splices += _renamed(document, node, names)
            for node in written_values(document, entry.settings, "requires"):
                splices += _renamed(document, node, names)
    return document.edited(splices)


def _renamed(document: Document, node: yaml.Node, names: dict[str, str]) -> list[Splice]:
    node = document.resolve(node)
    if isinstance(node, yaml.SequenceNode):
        return [splice for item in node.value for splice in _renamed(document, item, names)]
    if isinstance(node, yaml.MappingNode):
        return [splice for pair in pairs(document, node) for splice in _renamed(document, pair.key, names)]
    if isinstance(node, yaml.ScalarNode) and names.get(node.value, node.value) != node.value:
        return [document.replace_scalar(node, names[node.value])]
    return []


def set_type(document: Document, job: str) -> Document:
    """``TYPE: ec2`` in the job's environment; as it is where the job has it already."""
    pipeline = read(document)
    pair = pipeline.jobs[job]
    result = with_type(document, pair, "environment", pipeline.job(job).get("environment"))
    return set_type(result, job) if pair.value.tag == ALIAS else result


def append_step(document: Document, job: str, step: dict[str, Any]) -> Document:
    """One more step at the end of the job."""
    return with_last_step(document, read(document).jobs[job], [step])


def insert_jobs(document: Document, after: str, jobs: tuple[NewJob, ...]) -> Document:
    """New jobs behind another one, with blank lines between where the file has them."""
    return with_blocks(document, read(document).jobs, after, [job.text for job in jobs])


def insert_entries(document: Document, entries: tuple[EcsEntry, ...]) -> Document:
    """The entries of the ECS half, each behind its EC2 twin. ``entries`` are of the same document."""
    return document.edited([_entry(document, entry) for entry in entries])


def _entry(document: Document, entry: EcsEntry) -> Splice:
    if in_brackets(document, entry.after.item):
        at = document.end(entry.after.item)
        return Splice(at, at, f", {flow({entry.name: entry.settings})}")
    spaces = column(document, dash(document, entry.after.item))
    text, dumped = "", dict(entry.settings)
    for key in ("type", "requires"):
        if key in dumped:
            text += block({key: dumped.pop(key)})
    if entry.mirrors is not None:
        same = {key for key in MIRRORED if dumped.get(key) == entry.mirrors.data.get(key)}
        copied, keys = _copied(document, entry.mirrors.settings, same)
        text += copied
        dumped = {key: value for key, value in dumped.items() if key not in keys}
    if dumped:
        text += block(dumped)
    lines = f"{' ' * spaces}- {scalar(entry.name)}:\n" + indented(text, spaces + 4)
    if not entry.settings:
        lines = f"{' ' * spaces}- {scalar(entry.name)}\n"
    return document.insert_lines(below(document, entry.after.item, spaces), lines)


def insert_orbs(document: Document, orbs: dict[str, str]) -> Document:
    """The orbs that are not there yet, in their section; a new section goes below the version."""
    written = child(document, document.root, "orbs")
    lacking = {name: source for name, source in orbs.items() if written is None or not _has(document, written, name)}
    if not lacking:
        return document
    if written is None:
        version = child(document, document.root, "version")
        at = document.after_line(document.end(version.value)) if version is not None else 0
        return document.edited([document.insert_lines(at, block({"orbs": lacking}))])
    if in_flow(document, written.value) or not isinstance(written.value, yaml.MappingNode):
        raise Refused(f"{document.place(written.key)}: the orbs are not an indented block. Write them as one.")
    last = pairs(document, written.value)[-1]
    spaces = last.key.start_mark.column
    return document.edited(
        [document.insert_lines(below(document, last.value, spaces), indented(block(lacking), spaces))]
    )


def _has(document: Document, orbs: Pair, name: str) -> bool:
    return child(document, orbs.value, name) is not None


def _copied(document: Document, settings: yaml.Node | None, same: set[str]) -> tuple[str, set[str]]:
    """The settings that stay the ``same`` as they are written, not indented, and their keys."""
    text, keys = "", set()
    for pair in pairs(document, document.resolve(settings)) if settings is not None else []:
        given = {pair.name} & same
        if pair.name == MERGE and pair.value.tag == ALIAS:
            merged = {one.name for one in pairs(document, document.resolve(pair.value))}
            given = merged if merged <= {*same, "requires"} else set()
        if given:
            text += _written(document, pair) + "\n"
            keys |= given
    return text, keys


def _written(document: Document, pair: Pair) -> str:
    """A pair's own text; an anchor in it becomes its alias, for a name is given once."""
    start, end = pair.key.start_mark.index, document.end(pair.value)
    anchored = re.match(r"&([^\s,\[\]{}]+)\s", document.text[pair.value.start_mark.index : end])
    if anchored:
        return f"{pair.name}: *{anchored.group(1)}"
    indent = " " * column(document, start)
    first, *rest = document.source(start, end).split("\n")
    text = "\n".join([first, *(line.removeprefix(indent) for line in rest)])
    return re.sub(r"(?<=[\s\[,])&[^\s,\[\]{}]+\s+(?=[^\s])", "", text)
