"""Configuration files that a deployment puts on the host: keys and values with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import MappingNode, Node, SequenceNode

from watari.survey.facts import ConfigValue, Fact
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, items, line, text
from watari.survey.secrets import is_secret, redact

_INI = re.compile(r"^\s*([\w.-]+)\s*[=:]\s*(\S.*?)\s*$")


_WANTED = re.compile(
    r"(^|/)(etc|confs?|configs?|cfg|settings)/([\w.-]+/)*[\w.-]+\.(ya?ml|ini|cfg|conf|properties|json|toml)(\.j2)?$"
    r"|(^|/)(config|conf|settings|([\w-]+[._-])(config|conf)|(config|conf)[._-][\w.-]+)\.(ya?ml|toml|json)$"
)


_NAME_KEY = re.compile(r"(^|\.)(etcd|consul|nacos|polaris)\.key$", re.I)
"""A key under which a registry knows a service; no secret."""


class ConfigFileReader:
    """YAML, JSON, TOML, INI and properties, named for configuration or in folders that are. Secrets are left out."""

    def wants(self, path: str) -> bool:
        # What a build packs into an archive is no file of the host: PropertiesReader reads it.
        return "/src/main/" not in path and _WANTED.search(path) is not None

    def read(self, source: Source) -> Iterable[Fact]:
        found = _yaml(source) if re.search(r"\.(ya?ml|json)(\.j2)?$", source.name) else _ini(source)
        for key, value, number in found:
            if not is_secret(key.rsplit(".", 1)[-1]) or _NAME_KEY.search(key):
                yield ConfigValue(key, redact(value), source.at(number))


def _yaml(source: Source) -> Iterator[tuple[str, str, int]]:
    for document in documents(source):
        yield from _scalars(document, "")


def _scalars(node: Node, prefix: str) -> Iterator[tuple[str, str, int]]:
    for key, value in items(node):
        if isinstance(value, MappingNode):
            yield from _scalars(value, f"{prefix}{key}.")
        elif isinstance(value, SequenceNode):
            for one in value.value:
                if (element := text(one)) is not None:
                    yield prefix + key, element, line(one)
                else:
                    yield from _scalars(one, f"{prefix}{key}.")
        elif (content := text(value)) is not None:
            yield prefix + key, content, line(value)


def _ini(source: Source) -> Iterator[tuple[str, str, int]]:
    section = ""
    for number, content in enumerate(source.text().splitlines(), 1):
        header = re.match(r"^\s*\[([^\]]+)\]", content)
        match = None if content.lstrip().startswith(("#", ";")) else _INI.match(content)
        if header:
            section = header[1] + "."
        elif match:
            yield section + match[1], match[2].strip("\"'"), number
