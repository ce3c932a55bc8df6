"""Makefiles: the target ``build`` and what its recipe writes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.model.fleet import Build
from watari.survey.facts import BuildFact, Fact
from watari.survey.readers.interface import Source

_VARIABLE = re.compile(r"^([A-Za-z_]\w*)\s*[:?]?=\s*(.*?)\s*$")
_REFERENCE = re.compile(r"\$[({](\w+)[)}]")
_OUTPUT = re.compile(r"\s-o[ =]?(\S+)")


class MakefileReader:
    """``Makefile``; only variables that are plain text are filled in."""

    def wants(self, path: str) -> bool:
        return path.rsplit("/", 1)[-1] in ("Makefile", "makefile", "GNUmakefile")

    def read(self, source: Source) -> Iterable[Fact]:
        lines = source.text().splitlines()
        variables = {m[1]: m[2].split(" #")[0] for line in lines if (m := _VARIABLE.match(line))}
        for number, line in enumerate(lines, 1):
            if re.match(r"^build\s*:(?!=)", line):
                artefacts = _artefacts(lines, number, line, variables)
                yield BuildFact(Build(("make", "build"), source.at(number), artefacts), 0)
                return


def _artefacts(lines: list[str], number: int, rule: str, variables: dict[str, str]) -> tuple[str, ...]:
    """What the recipe's ``-o`` names; where ``build`` has no recipe, its prerequisites that are paths."""
    recipe = _recipe(lines, number)
    outputs = [_fill(name, variables) for line in recipe for name in _OUTPUT.findall(_fill(line, variables))]
    if not outputs:
        outputs = [word for word in _fill(rule.partition(":")[2], variables).split() if "/" in word]
    return tuple(dict.fromkeys(name.strip("\"'") for name in outputs if "$" not in name))


def _recipe(lines: list[str], number: int) -> list[str]:
    recipe = []
    for line in lines[number:]:
        if line.strip() and not line.startswith("\t"):
            break
        recipe.append(line)
    return recipe


def _fill(text: str, variables: dict[str, str], depth: int = 0) -> str:
    if depth > 8:
        return text
    filled = _REFERENCE.sub(lambda m: variables.get(m[1], m[0]), text)
    return filled if filled == text else _fill(filled, variables, depth + 1)
