"""Dockerfiles: instructions with their continuations and here-documents.

dockerfile-parse knows no here-documents and stops at bytes that are not UTF-8, so these are read here
(https://docs.docker.com/reference/dockerfile/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from watari.rules.plain.line import Line, Physical, joined, of_group, physical, text_of

FINAL = "final"
"""The kind of the context line for all that stands in the last stage: that stage is the image."""

_DIRECTIVE = re.compile(r"#\s*(\w+)\s*=\s*(\S+)\s*$")
_INSTRUCTION = re.compile(r"([A-Za-z]+)(?:\s+(.*))?$", re.DOTALL)
_HEREDOC = re.compile(r"<<-?\s*([\"']?)([A-Za-z_]\w*)\1")
_TAKES_HEREDOC = frozenset({"run", "copy", "add"})


def parse(data: bytes) -> tuple[Line, ...]:
    """The instructions. Each stands in its ``from``; those of the last stage also in one of kind ``final``."""
    lines = list(physical(data))
    stage: Line | None = None
    found: list[Line] = []
    for line in _instructions(lines, _escape(lines)):
        if line.kind == "from":
            stage = line
        found.append(replace(line, context=(stage,)) if stage is not None else line)
    if stage is None:
        return tuple(found)
    final = replace(stage, kind=FINAL)
    return tuple(replace(one, context=(stage, final)) if one.context == (stage,) else one for one in found)


def _escape(lines: list[Physical]) -> str:
    """The character that continues a line: the parser directive at the very top may change it."""
    for one in lines:
        directive = _DIRECTIVE.match(one.text)
        if directive is None:
            break
        if directive.group(1).lower() == "escape" and directive.group(2) in ("\\", "`"):
            return directive.group(2)
    return "\\"


def _instructions(lines: list[Physical], escape: str) -> Iterator[Line]:
    rest = iter(lines)
    for group in joined(rest, comments=("#",), escape=escape):
        text = text_of(group, escape)
        instruction = _INSTRUCTION.match(text)
        if instruction is None:
            continue
        kind, value = instruction.group(1).lower(), instruction.group(2) or ""
        if kind in _TAKES_HEREDOC:
            for heredoc in _HEREDOC.finditer(value):
                # What joins the lines has not read on: the body is next.
                body = list(_until(rest, heredoc.group(2)))
                value = "\n".join((value, *(one.text for one in body)))
                group = [*group, *body]
        yield of_group(kind, value, group)


def _until(rest: Iterator[Physical], word: str) -> Iterator[Physical]:
    """The lines of a here-document with the one that ends it; all that is left where none does."""
    for one in rest:
        yield one
        if one.text.strip("\t") == word:
            return
