"""The environment in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of, read_by_calls, read_by_lines
from watari.survey.code.refs import ENV_NAME
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"(^|\.)(os\.getenv|getenv|(environ|env)\.(get|pop|setdefault))$")
_SUBSCRIPT = re.compile(r"environ\[['\"](?P<name>[A-Za-z_]\w*)['\"]\](?!\s*=[^=])")
_OR = re.compile(
    r"(?:getenv|environ\.get)\(\s*['\"](?P<name>[A-Za-z_]\w*)['\"]\s*\)\s*or\s*(?P<default>\"[^\"\n]*\"|'[^'\n]*')"
)
_ENV = r"(^|\.)(env|ENV)(\.(str|int|bool|float|url|list|tuple|dict|json|path|(db|cache|email|search)(_url)?|decimal))?$"
_CONFIG = r"|(^|\.)config$"
_READS_CONFIG = re.compile(rb"^[ \t]*from[ \t]+(decouple|prettyconf|starlette\.config)[ \t]+import", re.M)


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from _or_default(source, code)
    yield from read_by_calls(source, code, _DIRECT)
    yield from read_by_lines(source, _SUBSCRIPT, required=True)
    yield from _through_libraries(source, code)


def _through_libraries(source: Source, code: CodeFile) -> Iterator[Fact]:
    """``env("X")`` and ``env.str("X")`` of django-environ and environs, ``config("X")`` of decouple and Starlette."""
    called = re.compile(_ENV + _CONFIG if _READS_CONFIG.search(source.data) else _ENV)
    for fact in read_by_calls(source, code, called, bare_is_required=True):
        if isinstance(fact, EnvRead) and ENV_NAME.match(fact.name):
            yield fact


def _or_default(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """``os.getenv("X") or "default"``."""
    lines = source.text().splitlines()
    for number in sorted({call.line for call in code.calls if call.name in ("getenv", "get")}):
        for match in _OR.finditer(lines[number - 1]):
            literal = match["default"][1:-1]
            yield EnvRead(match["name"], source.at(number), default_of(match["name"], literal))
