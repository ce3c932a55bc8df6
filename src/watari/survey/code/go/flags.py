"""Command line flags in Go: ``flag``, pflag and cobra, urfave/cli, kingpin; and viper's keys that are variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of
from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import CodeFile, EnvRead
from watari.survey.source import Source

_BIND = re.compile(r"(^|\.)BindEnv$")
_CLI_FIELD = re.compile(r'\b(?:EnvVars?|Sources)\s*:\s*(?:\[\]string\{|cli\.EnvVars\()?\s*"([A-Z][A-Z0-9_]*)"')
_CLI_VALUE = re.compile(r'\bValue\s*:\s*("[^"]*"|-?\d+)')


def variables_of_flags(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """Variables that stand in for flags (``EnvVars: []string{"X"}``) or keys (``viper.BindEnv("key", "X")``)."""
    for call in code.calls:
        if _BIND.search(call.callee):
            for name in (unquote(one) for one in call.arguments[1:]):
                if name and ENV_NAME.match(name):
                    yield EnvRead(name, source.at(call.line))
    text = source.text()
    for match in _CLI_FIELD.finditer(text) if "EnvVar" in text or "Sources" in text else ():
        before = text.rfind("{", 0, match.start()), text.find("}", match.end())
        value = _CLI_VALUE.search(text, before[0] - 400 if before[0] > 400 else 0, match.start() + 200)
        default = value[1].strip('"') if value and text.count("&cli", value.start(), match.start()) == 0 else None
        yield EnvRead(match[1], source.at(text.count("\n", 0, match.start()) + 1), default_of(match[1], default))
