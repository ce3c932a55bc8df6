"""The environment in JavaScript and TypeScript: ``process.env`` and other names for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of
from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.readers.interface import Source

_READ = (
    r"\b(?:process\.env|%s)(?:\.(?P<name>[A-Z][A-Z0-9_]*)|\[['\"](?P<key>[A-Z][A-Z0-9_]*)['\"]\])"
    r"(?:\s*(?:\|\||\?\?)\s*(?P<default>'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`|\d+))?"
)


def environment(source: Source, _code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    aliases = re.findall(r"\b(\w+)\s*(?::[^=,)\n]*)?=\s*process\.env\b(?!\.|\[)", source.text())
    pattern = re.compile(_READ % "|".join(map(re.escape, aliases or ["process.env"])))
    for number, line in enumerate(source.text().splitlines(), 1):
        if line.lstrip().startswith(("//", "*")):
            continue
        for match in pattern.finditer(line):
            name = match["name"] or match["key"]
            default = match["default"].strip("'\"`") if match["default"] else None
            yield EnvRead(name, source.at(number), default_of(name, default))
        destructured = re.search(r"\{([^}]*)\}\s*=\s*process\.env", line)
        for one in destructured[1].split(",") if destructured else ():
            written, _, literal = one.partition("=")
            name = written.split(":")[0].strip()
            if ENV_NAME.match(name):
                yield EnvRead(name, source.at(number), default_of(name, unquote(literal)))
