"""Putting parts into a YAML file: blocks behind a block, items behind the last item of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from watari.pipeline.cutting import block_start
from watari.pipeline.document import ALIAS, Document, Pair, Refused, Splice, column, dash, in_flow
from watari.pipeline.render import block, flow, indented, widened
from watari.pipeline.variables import written_values


def with_last_step(document: Document, job: Pair, steps: Sequence[dict[str, Any]]) -> Document:
    """More steps at the end of a job."""
    written = [document.resolve(node) for node in written_values(document, job.value, "steps")]
    if not written or not isinstance(written[0], yaml.SequenceNode) or not written[0].value:
        raise Refused(f"the steps of job {job.name} are not a list. Write them as one.")
    last = written[0].value[-1]
    if in_flow(document, written[0]):
        at = document.end(last)
        return document.edited([Splice(at, at, "".join(f", {flow(step)}" for step in steps))])
    spaces = column(document, dash(document, last))
    lines = ""
    for step in steps:
        first, *rest = indented(block(step), 2).lstrip().splitlines(keepends=True)
        lines += f"{' ' * spaces}- {first}" + indented("".join(rest), spaces)
    return document.edited([document.insert_lines(below(document, last, spaces), lines)])


def with_blocks(document: Document, holder: Mapping[str, Pair], after: str, texts: Sequence[str]) -> Document:
    """Blocks behind one of a mapping's pairs, with blank lines between where the file has them."""
    pair = holder[after]
    spaces = pair.key.start_mark.column
    blank = "\n" if _separated(document, holder) else ""
    lines = "".join(blank + indented(widened(text, _step(document, pair)), spaces) for text in texts)
    at = below(document, pair.value, spaces)
    if at == len(document.text) and not document.text.endswith("\n") and _ends_in_text(document, pair.value):
        at = block_start(document, pair)  # A line end behind that text would belong to it.
    return document.edited([document.insert_lines(at, lines)])


def _step(document: Document, pair: Pair) -> int:
    """By how many columns what a pair holds is indented; two where that cannot be seen."""
    inner = document.resolve(pair.value)
    if not isinstance(inner, yaml.MappingNode) or inner.flow_style or not inner.value or pair.value.tag == ALIAS:
        return 2
    step: int = inner.value[0][0].start_mark.column - pair.key.start_mark.column
    return step if 2 <= step <= 8 else 2


def _ends_in_text(document: Document, node: yaml.Node) -> bool:
    """Whether the last thing in a node is a text that is written as a block."""
    node = document.resolve(node)
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _separated(document: Document, holder: Mapping[str, Pair]) -> bool:
    """Whether a blank line stands between the pairs."""
    found = list(holder.values())
    between = (document.text[document.end(one.value) : other.key.start_mark.index] for one, other in pairwise(found))
    return any(re.search(r"\n[ \t]*\r?\n", text) for text in between)


def below(document: Document, node: yaml.Node, spaces: int) -> int:
    """The line behind a block, and behind the comments that are indented deeper than ``spaces``."""
    index = document.after_line(document.end(node))
    while True:
        following = document.after_line(index)
        line = document.text[index:following]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= spaces:
            return index
        index = following
