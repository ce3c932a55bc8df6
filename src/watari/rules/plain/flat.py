"""Files without structure: crontabs, Procfiles, properties, and those that are only read line by line."""

from __future__ import annotations

import re

from watari.rules.plain.line import Line, joined, of_group, physical, text_of

_VARIABLE = re.compile(r"([A-Za-z_]\w*)\s*=\s*(.*)$")
_PROCESS = re.compile(r"([A-Za-z0-9_-]+):\s*(.+)$")
_PROPERTY = re.compile(r"((?:\\.|[^\s:=\\])+)\s*[:=\s]\s*(.*)$", re.DOTALL)


def parse_cron(data: bytes) -> tuple[Line, ...]:
    """A crontab: ``entry`` with the schedule and the command, ``variable`` with ``NAME=value``."""
    found = []
    for one in physical(data):
        text = one.text.strip()
        if text and not text.startswith("#"):
            found.append(of_group("variable" if _VARIABLE.match(text) else "entry", text, [one]))
    return tuple(found)


def parse_procfile(data: bytes) -> tuple[Line, ...]:
    """A Procfile: the kind is the process, the value its command."""
    lines = (one for one in physical(data) if not one.text.lstrip().startswith("#"))
    pairs = ((_PROCESS.match(one.text.strip()), one) for one in lines)
    return tuple(of_group(found.group(1).lower(), found.group(2), [one]) for found, one in pairs if found)


def parse_properties(data: bytes) -> tuple[Line, ...]:
    """Java properties: the kind is the key."""
    found = []
    for group in joined(physical(data), comments=("#", "!")):
        pair = _PROPERTY.match(text_of(group))
        if pair is not None:
            found.append(of_group(pair.group(1).lower(), pair.group(2).strip(), group))
    return tuple(found)


def parse_text(data: bytes) -> tuple[Line, ...]:
    """Any other file: a ``line`` each; comments are those that begin with ``#`` or ``<!--``."""
    return tuple(of_group("line", text_of(group), group) for group in joined(physical(data), comments=("#", "<!--")))
