"""From a file and its rules to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from watari.model.finding import Finding
from watari.rules.found import line_around
from watari.rules.plain import dockerfile, flat, nginx, sections
from watari.rules.plain.line import Line
from watari.rules.plain.match import matches
from watari.rules.rule import Rule

_PARSERS: dict[str, Callable[[bytes], tuple[Line, ...]]] = {
    "dockerfile": dockerfile.parse,
    "systemd": sections.parse_unit,
    "ini": sections.parse_ini,
    "nginx": nginx.parse,
    "cron": flat.parse_cron,
    "procfile": flat.parse_procfile,
    "properties": flat.parse_properties,
    "text": flat.parse_text,
}


def parse(kind: str, data: bytes) -> tuple[Line, ...]:
    """The logical lines of a file of one of the ``LANGUAGES``; any bytes give some."""
    return _PARSERS[kind](data)


def findings(path: str, data: bytes, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What ``rules``, all of one language, find in the file, by line.

    Where several find the same line, a ``generic`` one is silent.
    """
    rules = tuple(rules)
    if not rules:
        return
    for line in parse(rules[0].language.lower(), data):
        found = [rule for rule in rules if matches(rule.rule, line)]
        special = any(not rule.metadata.generic for rule in found)
        for rule in found:
            if not (special and rule.metadata.generic):
                yield _finding(rule, path, data, line)


def _finding(rule: Rule, path: str, data: bytes, line: Line) -> Finding:
    metadata = rule.metadata
    shown, column = line_around(data, line.start)
    return Finding(
        rule=rule.id,
        category=metadata.category,
        severity=metadata.severity,
        service="",
        path=path,
        line=line.line,
        end_line=line.end_line,
        start=line.start,
        end=line.end,
        message=rule.message.strip(),
        replacement=metadata.replacement,
        edit=metadata.recipe,
        subject=metadata.subject,
        edit_reason=metadata.recipe_reason,
        snippet=shown,
        column=column,
    )
