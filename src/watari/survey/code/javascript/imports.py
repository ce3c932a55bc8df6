"""Packages that a JavaScript or TypeScript file takes in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, PackageImport
from watari.survey.source import Source

_IMPORT = re.compile(
    r"^\s*import\s+(?!type\b)(?:[^'\";]*?\bfrom\s+)?['\"](?P<a>[^.'\"\s/][^'\"\n]*)['\"]"
    r"|\brequire\(\s*['\"](?P<b>[^.'\"\s/][^'\"\n]*)['\"]",
    re.M,
)


def packages(source: Source, _code: CodeFile) -> Iterator[PackageImport]:
    """One fact for each package, at the first line that names it."""
    text, seen = source.text(), set[str]()
    for match in _IMPORT.finditer(text):
        parts = (match["a"] or match["b"]).split("/")
        package = "/".join(parts[: 2 if parts[0].startswith("@") else 1])
        if package not in seen and not package.startswith(("node:", "@/", "~")):
            seen.add(package)
            yield PackageImport(package, source.at(text.count("\n", 0, match.end()) + 1))
