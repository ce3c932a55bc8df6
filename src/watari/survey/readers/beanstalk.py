"""Elastic Beanstalk's ``.ebextensions``: the environment and the health path (its «General options» page)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import Fact, HealthFact, PortFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text
from watari.survey.secrets import without_credentials

_VARIABLES = "aws:elasticbeanstalk:application:environment"
_HEALTH = (
    ("aws:elasticbeanstalk:application", "Application Healthcheck URL"),
    ("aws:elasticbeanstalk:environment:process:default", "HealthCheckPath"),
)
_PORT = ("aws:elasticbeanstalk:environment:process:default", "Port")


class BeanstalkReader:
    """``.ebextensions/*.config``: ``option_settings`` as a mapping, or as a sequence of names and values."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)\.ebextensions/[\w.-]+\.config$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for namespace, name, node in _options(get(document, "option_settings")):
                value = text(node) or ""
                place = source.at(line(node))
                if namespace == _VARIABLES:
                    yield Setting(name, without_credentials(name, value), place)
                elif (namespace, name) in _HEALTH:
                    path = re.sub(r"^\w+:(//[^/]+|\d+)?", "", value)
                    if path.startswith("/"):
                        yield HealthFact(path, place, stated=True)
                elif (namespace, name) == _PORT and value.isdigit():
                    yield PortFact(int(value), place)


def _options(node: Node | None) -> Iterator[tuple[str, str, Node]]:
    for namespace, options in items(node):
        for name, value in items(options):
            yield namespace, name, value
    for one in sequence(node):
        place, option, chosen = (get(one, key) for key in ("namespace", "option_name", "value"))
        if (named := text(option)) and chosen is not None:
            yield text(place) or _VARIABLES, named, chosen
