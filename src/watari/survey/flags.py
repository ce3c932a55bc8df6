"""The flags that manifests and unit files give a program on its command line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Evidence
from watari.survey.facts import ProcessFact
from watari.survey.owned import Owned

_FLAG = re.compile(r"^--?([A-Za-z][\w.-]*)(?:=(.*))?$", re.S)


def flags_given(owned: Owned) -> Iterator[tuple[str, str, Evidence]]:
    """``(flag, value, line)`` for ``-flag value``, ``--flag value`` and ``--flag=value``."""
    commands = [(one.command, one.evidence) for one in owned.containers]
    commands += [(one.process.command, one.process.evidence) for one in owned.of(ProcessFact)]
    for command, evidence in commands:
        for index, word in enumerate(command):
            match = _FLAG.match(word)
            if match and match[2] is not None:
                yield match[1], match[2].strip("\"'"), evidence
            elif match and index + 1 < len(command) and not command[index + 1].startswith("-"):
                yield match[1], command[index + 1].strip("\"'"), evidence
