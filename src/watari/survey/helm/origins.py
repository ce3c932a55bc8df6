"""Where a rendered line's value stands: the line of ``values.yaml``, not that of the template."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from watari.model.evidence import Evidence
from watari.survey.facts import ChartFile
from watari.survey.readers.yamlnodes import get, line, walk

_VALUE = re.compile(r"(?<![\w.])\$?\.Values((?:\.\w+)+)")
_LABEL = re.compile(r"^[\s-]*[\w.-]+:\s*")
_TELLING = re.compile(r"[A-Za-z].{3}")
_KEY = re.compile(r"^[\s-]*(?:name:\s*)?[\"']?([\w.-]+)[\"']?:?")


class Origins:
    """The values files of a chart, the one that overrides first; each with the path below which it speaks."""

    def __init__(self, files: Sequence[tuple[ChartFile, tuple[str, ...]]]) -> None:
        self._roots = [(file.evidence.path, _root(file), prefix) for file, prefix in files]
        self._texts: dict[str, list[Evidence]] = {}
        for path, root, prefix in self._roots:
            for node in walk(get(root, *prefix)):
                if isinstance(node, ScalarNode) and _TELLING.search(node.value):
                    self._texts.setdefault(node.value, []).append(Evidence(path, line(node)))

    def of(self, template: str, rendered: str) -> Evidence | None:
        """The line of the one value that the template's line takes in; None where it takes several, or none.

        Inside a loop the template names no value: then it is the only one that reads so.
        """
        paths = set(_VALUE.findall(template))
        if not paths and "{{" in template:
            same = self._texts.get(_LABEL.sub("", rendered).strip().strip("\"'"), [])
            return same[0] if len(same) == 1 else None
        if len(paths) != 1:
            return None
        keys = tuple(paths.pop().strip(".").split("."))
        for path, root, prefix in self._roots:
            node = get(root, *prefix, *keys)
            if isinstance(node, MappingNode) and (key := _KEY.match(rendered)):
                node = get(node, key[1])
            if isinstance(node, ScalarNode):
                return Evidence(path, line(node))
        return None


def _root(file: ChartFile) -> Node | None:
    try:
        return yaml.compose(file.text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
