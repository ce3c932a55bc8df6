"""nginx configuration: where a proxy sends requests (nginx.org, the modules «proxy», «grpc» and «upstream»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watari.survey.facts import Fact, Upstream
from watari.survey.readers.interface import Source

_TOKEN = re.compile(r"""#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[;{}]|(?:\$\{\w+\}|\{\{.*?\}\}|[^\s;{}"'#])+""")
_PASSES = {"proxy_pass": "http", "grpc_pass": "grpc", "fastcgi_pass": "fastcgi", "uwsgi_pass": "http"}


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive with its words; ``block`` is the block that it stands in: ``upstream orders``."""

    words: tuple[str, ...]
    block: tuple[str, ...]
    line: int


def directives(text: str) -> Iterator[Directive]:
    """The simple directives of a configuration, and each block's opening."""
    words: list[str] = []
    blocks: list[tuple[str, ...]] = []
    first = 1
    for match in _TOKEN.finditer(text):
        part = match[0]
        if part.startswith("#"):
            continue
        if part in (";", "{"):
            if words:
                yield Directive(tuple(words), blocks[-1] if blocks else (), first)
            if part == "{":
                blocks.append(tuple(words))
            words = []
        elif part == "}":
            blocks = blocks[:-1]
            words = []
        else:
            if not words:
                first = text.count("\n", 0, match.start()) + 1
            words.append(part.strip("\"'"))


class NginxReader:
    """``*.conf``, their templates and folders of sites, where they hold a ``proxy_pass`` or its like."""

    def wants(self, path: str) -> bool:
        return bool(
            re.search(r"\.conf(\.[\w.-]+)?$|\.nginx$|(^|/)(sites-(available|enabled)|conf\.d|nginx)/[\w.-]+$", path)
        )

    def read(self, source: Source) -> Iterable[Fact]:
        if b"_pass" not in source.data:
            return
        found = list(directives(source.text()))
        groups = _groups(found)
        variables = {
            one.words[1].lstrip("$"): one.words[2] for one in found if one.words[0] == "set" and len(one.words) == 3
        }
        for one in found:
            protocol = _PASSES.get(one.words[0])
            if protocol is None or len(one.words) < 2:
                continue
            address = re.sub(r"\$\{?(\w+)\}?", lambda m: variables.get(m[1], m[0]), one.words[1])
            host = re.sub(r"^\w+://", "", address).split("/")[0].split(":")[0]
            for server in groups.get(host, (address,)):
                if "://" not in server:
                    server = "http://" + server
                if not server.startswith("http://unix:"):
                    yield Upstream(server, source.at(one.line), protocol)


def _groups(found: list[Directive]) -> dict[str, tuple[str, ...]]:
    """The servers of each ``upstream``; one that no line passes requests to is no call."""
    groups: dict[str, tuple[str, ...]] = {}
    for one in found:
        if one.words[0] == "server" and one.block[:1] == ("upstream",) and len(one.words) > 1 and len(one.block) > 1:
            groups[one.block[1]] = (*groups.get(one.block[1], ()), one.words[1])
    return groups
