"""Ports that a Node.js program listens on where the line itself says the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, PortFact
from watari.survey.source import Source

_LISTENS = re.compile(r"\.listen$|^[hH]api\.[sS]erver$|\.bindAsync$")
_PORT = re.compile(r"^\s*(\d{2,5})\s*$|\bport\s*:\s*(\d{2,5})\b|^\s*['\"`][^'\"`]*:(\d{2,5})['\"`]\s*$")


def ports(source: Source, code: CodeFile) -> Iterator[PortFact]:
    """``listen(3000)``, ``listen({ port: 3000 })``, and a constant of the same file: ``listen(PORT)``."""
    numbers = dict(re.findall(r"\b(?:const|let|var)\s+(\w+)\s*(?::\s*number)?\s*=\s*(\d{2,5})\s*[;,\n]", source.text()))
    for call in code.calls:
        if not _LISTENS.search(call.callee) or not call.arguments:
            continue
        given = call.arguments[0]
        match = _PORT.search(numbers.get(given.strip(), given))
        if match:
            yield PortFact(int(match[1] or match[2] or match[3]), source.at(call.line))
