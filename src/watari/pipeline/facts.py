"""What commands say: to which home a script deploys, whether it builds or tests, and what it runs once."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.model.pipeline import Home, OneOff

HOMES: tuple[Home, ...] = ("ec2", "ecs", "elsewhere", "infrastructure")
_STORES = frozenset({"packer", "s3-pull"})
BESIDE = frozenset({"static-site", "npm", "pages"})
"""Places that a deployment to EC2 feeds besides, in the same script, without being another home of the service."""


@cache
def facts() -> dict[str, Any]:
    """The data file: patterns over shell text, names of steps, words of names."""
    read: dict[str, Any] = yaml.safe_load(files("watari.pipeline").joinpath("deploy-commands.yaml").read_text("utf-8"))
    return read


def ways(shell: str, steps: Iterable[str], home: Home) -> tuple[str, ...]:
    """How a job deploys to ``home``: by the tools that its shell text and its named steps (orbs, actions) use."""
    found = [way for way, pattern in facts()[home].items() if re.search(pattern, shell)]
    named = facts()["steps"].get(home, {})
    for step in steps:
        found += [way for way, pattern in named.items() if re.search(pattern, step, re.IGNORECASE)]
    return tuple(dict.fromkeys(found))


def is_deployment(name: str, how: tuple[str, ...]) -> bool:
    """Whether a job that uses these tools deploys; one that only bakes or stores what is deployed must say so."""
    if set(how) <= _STORES:
        return bool(how) and named("deploy", name)
    return bool(how) and (named("deploy", name) or not is_something_else(name))


def is_something_else(job: str) -> bool:
    """Whether a job's name says that it neither builds nor deploys."""
    return any(named(kind, job) for kind in ("test", "once", "neither"))


def builds(shell: str) -> bool:
    """Whether a command compiles or packs."""
    return any(re.search(pattern, shell) for pattern in facts()["build"])


def tests(shell: str) -> bool:
    """Whether a command tests or lints."""
    return any(re.search(pattern, shell) for pattern in facts()["test"])


def named(kind: str, job: str) -> bool:
    """Whether a job's name says ``build``, ``deploy``, ``test``, ``once`` or ``neither``."""
    return re.search(facts()["names"][kind], job, re.IGNORECASE) is not None


def environment_word(name: str) -> str | None:
    """The word of a name that is an environment's."""
    known = set(facts()["environments"])
    return next((word for word in re.split(r"[-_/.\s]", name) if word.lower() in known), None)


def region(text: str) -> str | None:
    """The AWS region that a text names; None where it names none, or several."""
    found = set(re.findall(facts()["region"], text))
    return str(found.pop()) if len(found) == 1 else None


def one_offs(shell: str) -> tuple[OneOff, ...]:
    """The migrations that a script runs, each command once, in order of appearance."""
    found: list[tuple[int, OneOff]] = []
    for fact in facts()["one-offs"]:
        for match in re.finditer(fact["pattern"], shell):
            found.append((match.start(), OneOff(_vector(match.group()), fact["locks"])))
    found.sort(key=lambda one: one[0])
    return tuple(dict.fromkeys(one for _, one in found))


def _vector(text: str) -> tuple[str, ...]:
    """An argument vector; a command that holds a variable is handed to the container's shell."""
    text = " ".join(text.split())
    try:
        words = tuple(shlex.split(text))
    except ValueError:
        words = ()
    return ("sh", "-c", text) if "$" in text or not words else words
