"""The environment in Go: ``os.Getenv``, functions around it, and struct tags of envconfig and env."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of, read_by_calls
from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import Assignment, CodeFile, EnvRead, Fact
from watari.survey.readers.interface import Source

_DIRECT = re.compile(r"^(os|syscall)\.(Getenv|LookupEnv)$")
_TAG = re.compile(r"^\s*(?P<field>[A-Z]\w*)\s+[\w.*\[\]]+\s+`(?P<tags>[^`]*)`")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from read_by_calls(source, code, _DIRECT)
    yield from _first_of_two(source, code)
    yield from _tags(source)


def _first_of_two(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """``cmp.Or(os.Getenv("X"), "default")``."""
    for call in code.calls:
        if call.callee == "cmp.Or" and len(call.arguments) == 2:
            inner = re.fullmatch(r'os\.Getenv\("(\w+)"\)', call.arguments[0].strip())
            if inner:
                yield EnvRead(inner[1], source.at(call.line), default_of(inner[1], unquote(call.arguments[1])))


def _tags(source: Source) -> Iterator[Fact]:
    """Struct tags of envconfig and env: the field is filled from the variable."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line)
        if not match:
            continue
        tags: dict[str, str] = dict(re.findall(r'(\w+):"([^"]*)"', match["tags"]))
        name, _, options = tags.get("env", tags.get("envconfig", "")).partition(",")
        if ENV_NAME.match(name):
            default = tags.get("envDefault", tags.get("default"))
            required = "required" in options or "notEmpty" in options or tags.get("required") == "true"
            yield EnvRead(name, source.at(number), default_of(name, default), required)


def with_tags(source: Source, code: CodeFile) -> CodeFile:
    """The skeleton with an assignment for each field that a struct tag fills."""
    tags = tuple(Assignment("." + field, ("$" + name,), line, None) for field, name, line in _tagged_fields(source))
    return CodeFile(code.evidence, code.language, code.functions, (*code.assignments, *tags), code.calls)


def _tagged_fields(source: Source) -> Iterator[tuple[str, str, int]]:
    """``(field, variable, line)`` of struct tags, for following the value."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line)
        tags: dict[str, str] = dict(re.findall(r'(\w+):"([^"]*)"', match["tags"])) if match else {}
        name = tags.get("env", tags.get("envconfig", "")).split(",")[0]
        if match and ENV_NAME.match(name):
            yield match["field"], name, number
