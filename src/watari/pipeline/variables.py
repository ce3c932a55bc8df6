"""``TYPE`` in a job's environment: put in, and taken out so that nothing is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from watari.pipeline.cutting import only_pair, pair_lines
from watari.pipeline.document import ALIAS, MERGE, Document, Pair, Refused, Splice, child, column, pairs
from watari.pipeline.render import block, indented, widened

NAME = "TYPE"
VALUE = "ec2"


def with_type(document: Document, job: Pair, key: str, environment: Any) -> Document:
    """``TYPE: ec2`` in the mapping ``key`` of ``job``; as it is where the job has it already.

    ``environment`` is what that mapping means now, merge keys resolved. Raises Refused where it cannot take it.
    """
    environment = environment or {}
    if isinstance(environment, dict) and environment.get(NAME) == VALUE:
        return document
    if not isinstance(environment, dict) or NAME in environment:
        raise Refused(
            f"job {job.name} has an environment that cannot take TYPE: ec2. Rename the variable, or use a map."
        )
    if job.value.tag == ALIAS:
        return _merge_instead(document, job)
    own = child(document, job.value, key)
    if own is not None:
        return document.edited([_into(document, own)])
    first = _first_of_block(document, job)
    spaces = column(document, first)
    lines = indented(widened(block({key: {NAME: VALUE, **environment}}), spaces - job.key.start_mark.column), spaces)
    return document.edited([document.insert_lines(document.line_start(first), lines)])


def _merge_instead(document: Document, job: Pair) -> Document:
    """``job: *other`` as ``job:`` with ``<<: *other`` below it, so that it can have settings of its own."""
    start, end = job.value.start_mark.index, job.value.end_mark.index
    spaces = " " * (job.key.start_mark.column + 2)
    return document.edited([Splice(start, end, f"{document.newline}{spaces}{MERGE}: *{job.value.value}")])


def _into(document: Document, environment: Pair) -> Splice:
    value = environment.value
    if value.tag == ALIAS:
        spaces = document.newline + " " * (environment.key.start_mark.column + 2)
        text = f"{spaces}{MERGE}: *{value.value}{spaces}{NAME}: {VALUE}"
        return Splice(value.start_mark.index, value.end_mark.index, text)
    if isinstance(value, yaml.MappingNode) and value.flow_style:
        inside = document.text.index("{", value.start_mark.index) + 1
        return Splice(inside, inside, f"{NAME}: {VALUE}, " if value.value else f"{NAME}: {VALUE}")
    first = _first_of_block(document, environment)
    return document.insert_lines(document.line_start(first), " " * column(document, first) + f"{NAME}: {VALUE}\n")


def _first_of_block(document: Document, pair: Pair) -> int:
    """Where the first key of a block mapping stands, alone at the beginning of its line."""
    found = pairs(document, pair.value)
    if found and not pair.value.flow_style:  # type: ignore[attr-defined]
        first: int = found[0].key.start_mark.index
        if not document.text[document.line_start(first) : first].strip():
            return first
    raise Refused(f"{document.place(pair.key)}: {pair.name} is not written as an indented block. Write it as one.")


def without_type(document: Document, job: Pair | None, key: str, environment: Any) -> Document:
    """TYPE leaves the job, and its environment with it where that holds nothing else of its own."""
    own = child(document, document.resolve(job.value), key) if job is not None else None
    kind = child(document, own.value, NAME) if own is not None else None
    if job is None or own is None or kind is None or getattr(kind.value, "value", "") not in ("ec2", "ecs"):
        return document
    if only_pair(document, own) or _is_only_merged(document, job.value, key, environment):
        return document.edited([pair_lines(document, own, blank=False)])
    others = [one for one in pairs(document, own.value) if one.name != NAME]
    if len(others) == 1 and others[0].name == MERGE and others[0].value.tag == ALIAS:
        start, end = own.value.start_mark.index, document.end(own.value)
        start = document.text.rindex(":", 0, start) + 1
        return document.edited([Splice(start, end, f" *{others[0].value.value}")])
    return document.edited([pair_lines(document, kind, blank=False)])


def _is_only_merged(document: Document, job: yaml.Node, key: str, environment: Any) -> bool:
    """Whether the environment but for TYPE is what a merge key of the job would give anyway."""
    merged = list(written_values(document, job, key))[1:]
    if not merged:
        return False
    own = {name: one for name, one in (environment or {}).items() if name != NAME}
    return bool(document.value(merged[0]) == own)


def written_values(document: Document, settings: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    """Every place that writes ``key`` of a mapping: in itself, and in what it merges."""
    if settings is None:
        return
    for pair in pairs(document, document.resolve(settings)):
        if pair.name == key:
            yield document.resolve(pair.value)
        elif pair.name == MERGE:
            merged = document.resolve(pair.value)
            sources = merged.value if isinstance(merged, yaml.SequenceNode) else [merged]
            for source in sources:
                yield from written_values(document, source, key)
