"""The environment in PHP: ``getenv``, the superglobals, Laravel's ``env`` and Symfony's ``%env(X)%``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import read_by_calls, read_by_lines
from watari.survey.facts import CodeFile, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"^(getenv|\\?env|Env::get)$")
_ELSE = re.compile(r"getenv\(\s*['\"](?P<name>\w+)['\"]\s*\)\s*\?[:?]\s*(?P<default>'[^']*'|\"[^\"]*\")")
_SUBSCRIPT = re.compile(
    r"\$_(?:ENV|SERVER)\[['\"](?P<name>(?!(?:HTTP|REQUEST|REMOTE|SERVER|SCRIPT|QUERY|PATH|DOCUMENT|CONTENT|PHP)_|HTTPS\b)"
    r"[A-Z][A-Z0-9_]*)['\"]\](?:\s*\?\??:?\s*(?P<default>'[^']*'|\"[^\"]*\"))?"
)
_SYMFONY = re.compile(r"%env\((?:\w+:)*(?P<name>[A-Z]\w*)\)%")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment; ``getenv('X') ?: 'default'`` before the bare call."""
    yield from read_by_lines(source, _ELSE, comment="//")
    yield from read_by_calls(source, code, _DIRECT)
    yield from read_by_lines(source, _SUBSCRIPT, comment="//")
    yield from read_by_lines(source, _SYMFONY, required=True, comment="//")
