"""Templates of generated files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, Template


@cache
def _template(package: str, name: str) -> Template:
    loader = PackageLoader(package, "")
    environment = Environment(loader=loader, keep_trailing_newline=True, autoescape=False)  # noqa: S701 # no HTML
    environment.trim_blocks = environment.lstrip_blocks = True
    return environment.get_template(name)


def render(package: str, name: str, facts: Mapping[str, object], most_blank: int = 2) -> bytes:
    """The template filled in, with at most ``most_blank`` blank lines side by side and one line end at the end."""
    text = _template(package, name).render(**facts)
    text = re.sub(rf"\n{{{most_blank + 2},}}", "\n" * (most_blank + 1), text)
    return (text.strip("\n") + "\n").encode()
