"""The edits of a workflow file: names, and what reads them; nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from watari.pipeline.actions.jobs import renamed
from watari.pipeline.actions.model import read
from watari.pipeline.document import ALIAS, Document, Splice
from watari.pipeline.meaning import plain
from watari.pipeline.variables import written_values


def rename(document: Document, jobs: Mapping[str, str]) -> Document:
    """Gives jobs new names: where they are defined, needed, and read by expressions."""
    workflow = read(document)
    splices: dict[int, Splice] = {}
    for name, job in workflow.jobs.items():
        if jobs.get(name, name) != name:
            _add(splices, document.replace_scalar(job.pair.key, jobs[name]))
        for node in written_values(document, job.pair.value, "needs"):
            for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                one = document.resolve(one)
                if isinstance(one, yaml.ScalarNode) and jobs.get(one.value, one.value) != one.value:
                    _add(splices, document.replace_scalar(one, jobs[one.value]))
    for splice in _read(document, jobs):
        _add(splices, splice)
    return document.edited(list(splices.values()))


def reread(document: Document, jobs: Mapping[str, str]) -> Document:
    """Expressions read other jobs; the jobs keep their names."""
    return document.edited(list(_read(document, jobs)))


def _read(document: Document, jobs: Mapping[str, str]) -> Iterator[Splice]:
    for node in _scalars(document.root):
        yield from _expressions(document, node, jobs)


def _add(splices: dict[int, Splice], splice: Splice) -> None:
    splices.setdefault(splice.start, splice)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag != ALIAS:
            yield node
    else:
        for one in node.value:
            for inner in one if isinstance(one, tuple) else (one,):
                yield from _scalars(inner)


def _expressions(document: Document, node: yaml.ScalarNode, jobs: Mapping[str, str]) -> Iterator[Splice]:
    """``needs.build.outputs…`` and ``jobs.build.…`` (of a reusable workflow) in a text."""
    if "needs." not in node.value and "jobs." not in node.value:
        return
    start, end = node.start_mark.index, node.end_mark.index
    for match in re.finditer(r"\b(needs|jobs)\.([\w-]+)", document.text[start:end]):
        if jobs.get(match.group(2), match.group(2)) != match.group(2):
            at = start + match.start(2)
            yield Splice(at, start + match.end(2), jobs[match.group(2)])


def intended_names(data: Any, jobs: Mapping[str, str]) -> Any:
    """The meaning with the new names, for the comparison."""
    result: dict[Any, Any] = plain(data)
    result = read_by(result, jobs)
    result["jobs"] = {jobs.get(str(name), name): job for name, job in result["jobs"].items()}
    for job in result["jobs"].values():
        needs = job.get("needs") if isinstance(job, dict) else None
        if isinstance(needs, list):
            job["needs"] = [jobs.get(one, one) for one in needs]
        elif needs is not None:
            job["needs"] = jobs.get(needs, needs)
    return result


def read_by(value: Any, jobs: Mapping[str, str]) -> Any:
    """The same meaning with other jobs read by its expressions."""
    if isinstance(value, str):
        text = renamed(value, jobs)
        for old, new in jobs.items():
            text = re.sub(rf"\bjobs\.{re.escape(old)}(?![\w-])", f"jobs.{new}", text)
        return text
    if isinstance(value, dict):
        return {key: read_by(one, jobs) for key, one in value.items()}
    if isinstance(value, list):
        return [read_by(one, jobs) for one in value]
    return value
