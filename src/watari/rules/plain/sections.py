"""Files of sections and settings: systemd units, supervisord.conf, uwsgi.ini.

systemd's rules for continuation and comments (systemd.syntax(7)) read the others as well.
"""

from __future__ import annotations

import re

from watari.rules.plain.line import Line, joined, of_group, physical, text_of

_SECTION = re.compile(r"\[([^\]\n]+)\]\s*$")
_COMMENTS = ("#", ";")
_TRAILING = re.compile(r"\s;.*$")


def parse_unit(data: bytes) -> tuple[Line, ...]:
    """A systemd unit: kinds such as ``service.execstart``."""
    return _parse(data, trailing=False)


def parse_ini(data: bytes) -> tuple[Line, ...]:
    """An INI file: ``[program:web]`` and ``command=`` give ``program.command``; `` ;`` begins a comment."""
    return _parse(data, trailing=True)


def _parse(data: bytes, *, trailing: bool) -> tuple[Line, ...]:
    found: list[Line] = []
    section: Line | None = None
    for group in joined(physical(data), comments=_COMMENTS):
        text = _TRAILING.sub("", text_of(group)) if trailing else text_of(group)
        head = _SECTION.match(text)
        if head is not None:
            section = of_group("section", head.group(1).strip(), group)
            found.append(section)
            continue
        key, equals, value = text.partition("=")
        if not equals or section is None:
            continue
        name = section.value.partition(":")[0].strip().lower()
        found.append(of_group(f"{name}.{key.strip().lower()}", value.strip(), group, (section,)))
    return tuple(found)
