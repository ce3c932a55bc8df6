"""Text of the ECS half: YAML and shell from templates, values quoted for where they stand."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from watari.model.pipeline import OneOff


class _Dumper(yaml.SafeDumper):
    """Lists stand indented under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def scalar(value: object) -> str:
    """A YAML value on one line, in quotes where it needs them."""
    return yaml.safe_dump([value], default_flow_style=True, width=10**6, allow_unicode=True).strip()[1:-1]


def block(value: Mapping[str, object]) -> str:
    """A mapping as block lines, keys in the order given."""
    text: str = yaml.dump(dict(value), Dumper=_Dumper, sort_keys=False, width=10**6, allow_unicode=True)
    return text


def flow(value: Mapping[str, object]) -> str:
    """A mapping on one line, keys in the order given."""
    text: str = yaml.dump(
        dict(value), Dumper=_Dumper, sort_keys=False, width=10**6, allow_unicode=True, default_flow_style=True
    )
    return text.strip()


def indented(text: str, spaces: int) -> str:
    """The lines moved to the right; blank ones stay empty."""
    return "".join(" " * spaces + line if line.strip() else line for line in text.splitlines(keepends=True))


def widened(text: str, step: int) -> str:
    """YAML that is indented by two, indented by ``step``; the lines of a text keep their places to each other."""
    levels = [(0, 0, step)]  # Columns as they were, as they become, and as what stands below becomes.
    literal: tuple[int, int] | None = None
    result = []
    for line in text.splitlines(keepends=True):
        was = len(line) - len(line.lstrip(" "))
        if literal is not None and (was >= literal[0] or not line.strip()):
            result.append(" " * (literal[1] - literal[0]) + line if line.strip() else line)
            continue
        while levels[-1][0] > was:
            levels.pop()
        if levels[-1][0] < was:
            levels.append((was, levels[-1][2], levels[-1][2] + step))
        become = levels[-1][1]
        result.append(" " * become + line[was:])
        if line[was:].startswith("- "):
            levels.append((was + 2, become + 2, become + max(step, 4)))
        ends_open = line.rstrip().endswith(("|", "|-", ">", ">-")) and not line[was:].startswith("#")
        literal = (levels[-1][0] + 2, levels[-1][2]) if ends_open else None
    return "".join(result)


def overrides(one: OneOff, container: str) -> str:
    """RunTask's overrides for a one-off command, as JSON."""
    return json.dumps({"containerOverrides": [{"name": container, "command": list(one.command)}]})


def render(template: str, **values: object) -> str:
    """A template with its values; inside it, ``shell(name)`` gives a shell template with the same ones."""

    def shell(name: str, **more: object) -> str:
        text = _environment().get_template(f"shell/{name}.sh.j2").render(**(values | more), shell=nested(more))
        return text.rstrip("\n")

    def nested(outer: dict[str, object]) -> Any:
        return lambda name, **more: shell(name, **(outer | more))

    return _environment().get_template(template).render(**values, shell=shell)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("watari.pipeline"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML and shell, not HTML; values are quoted by the filters
    )
    environment.filters["scalar"] = scalar
    environment.filters["quoted"] = shlex.quote
    return environment
