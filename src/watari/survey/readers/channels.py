"""Configuration that an application packs with its code: the keys under which channels get their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import MappingNode, Node, SequenceNode

from watari.survey.facts import Fact, NamedText
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, items, line, sequence, text
from watari.survey.secrets import is_secret

_FILE = re.compile(
    r"(^|/)(application|bootstrap|appsettings|config|configuration|settings|default|production|app)(?P<profile>[-.][\w.-]+)?"
    r"\.(ya?ml|properties|json)$"
)
_PACKED = re.compile(r"(^|/)(src/main/resources|config|configs|conf)/[\w.-]+\.(ya?ml|properties|json)$")
_TEST = re.compile(r"(^|/)(tests?|node_modules|src/test)/|package(-lock)?\.json$|tsconfig")
_VALUE = re.compile(r"[\w.:/*#>$+{}@,|-]{1,200}")
_PROPERTY = re.compile(r"^\s*([\w.\[\]%\"-]+)\s*[=:]\s*(\S.*?)\s*$")


class ChannelNamesReader:
    """``application.yml``, ``appsettings.json``, ``config.yaml`` and their like; secrets are left out."""

    def wants(self, path: str) -> bool:
        return bool(_FILE.search(path) or _PACKED.search(path)) and not _TEST.search(path)

    def read(self, source: Source) -> Iterable[Fact]:
        for key, value, number in _lines(source):
            if _VALUE.fullmatch(value) and not is_secret(key.rsplit(".", 1)[-1]) and "@" not in value:
                yield NamedText(key, value, "", source.at(number), configured=True)


def _lines(source: Source) -> Iterator[tuple[str, str, int]]:
    if source.name.endswith(".properties"):
        for number, content in enumerate(source.text().splitlines(), 1):
            match = None if content.lstrip().startswith(("#", "!")) else _PROPERTY.match(content)
            if match:
                yield match[1].replace('"', ""), match[2], number
        return
    # JSON is YAML but for tabs and comments.
    plain = Source(source.path, re.sub(r"(?m)^\s*//.*$", "", source.text()).replace("\t", "  ").encode())
    try:
        roots = documents(plain)
    except ValueError:
        return
    for root in roots:
        yield from _scalars(root, "")


def _scalars(node: Node, key: str) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, MappingNode):
        for name, value in items(node):
            yield from _scalars(value, f"{key}.{name}" if key else name)
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(sequence(node)):
            yield from _scalars(value, f"{key}.{number}")
    elif (content := text(node)) is not None:
        yield key, content, line(node)
