"""nginx configuration: where a proxy sends requests."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.survey.facts import Fact, Upstream
from watari.survey.readers.interface import Source

_PASS = re.compile(r"^\s*(proxy_pass|grpc_pass|fastcgi_pass)\s+([^;]+);")
_SERVER = re.compile(r"^\s*server\s+([\w.${}-]+:\d+)")


class NginxReader:
    """``*.conf`` and their templates that hold a ``proxy_pass``."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"\.conf(\.\w+)?$", path)) or path.endswith("/nginx.conf.j2")

    def read(self, source: Source) -> Iterable[Fact]:
        if b"_pass" not in source.data:
            return
        for number, line in enumerate(source.text().splitlines(), 1):
            match = _PASS.match(line)
            if match and "://" in match[2]:
                yield Upstream(match[2], source.at(number), "grpc" if match[1] == "grpc_pass" else "http")
            elif (server := _SERVER.match(line)) is not None:
                yield Upstream("http://" + server[1], source.at(number))
