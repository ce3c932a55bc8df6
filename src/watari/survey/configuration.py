"""What a Java service's configuration comes to: profiles, placeholders, variables that override keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.model.evidence import Evidence
from watari.survey.facts import Property, Setting

_HOLE = re.compile(r"\$\{([^${}]*)\}")
_DEPLOYED = re.compile(r"prod|docker|container|k8s|kubernetes|cloud|aws|ecs|stag|live|release", re.I)
_AT_HOME = re.compile(r"^(dev\w*|local\w*|test\w*|it|ci|default|h2|unit\w*)$", re.I)
_RESOLVERS = re.compile(
    r"^(?:optional:)?(?:configserver:|(?:discovery|consul|dns|static|direct|kubernetes|eureka):/+(?=\w))"
)
_BEFORE_HOST = re.compile(r"(?:\$\{[^{}:]*:)*(?:(?:[\w+.-]+:)*//(?:[^/@]*@)?)?")
_DEPTH = 8
_RUNS, _HOME = (0, 1), 4
"""Ranks of profiles: those that the deployment runs with, and a developer's own."""

Known = tuple[str, Evidence]


@cache
def framework_keys() -> dict[str, Any]:
    """The table of ``data/jvm_keys.yaml``."""
    text = files("watari.survey").joinpath("data/jvm_keys.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """A key of the table as an expression for normal keys."""
    parts = re.escape(key).replace(r"\.\*\*\.", r"\..*?").replace(r"\*", r"[^.]+")
    return re.compile(parts + r"(?:\[\d+\])?")


def normal(key: str) -> str:
    """The key as relaxed binding compares it: ``service-url`` and ``serviceUrl`` are one."""
    return re.sub(r"[-_\"' ]", "", key).lower()


def _flat(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


class Configuration:
    """The configuration of one service, as far as lines say it."""

    def __init__(self, properties: Iterable[Property], settings: dict[str, Setting]) -> None:
        self._settings = {_flat(name): one for name, one in settings.items() if one.value}
        active = self._settings.get("springprofilesactive") or self._settings.get("quarkusprofile")
        self._active = set(re.split(r"[\s,]+", active.value)) if active else set()
        self._found: dict[str, Property] = {}
        ranked = sorted(((self._rank(one), one) for one in properties), key=lambda pair: pair[0])
        deployed = any(rank[0] in _RUNS for rank, _ in ranked)
        for rank, one in ranked:
            # Where a profile is written for the deployment, what stands under "dev" alone is not set there.
            if not (deployed and rank[0] == _HOME):
                self._found.setdefault(normal(one.key), one)

    def value(self, key: str, depth: int = 0) -> Known | None:
        """What the key holds in production: a variable before a file, the deployed profile before others."""
        setting = self._settings.get(_flat(key))
        if setting is not None:
            return self.fill(setting.value, setting.evidence, depth + 1) or (setting.value, setting.evidence)
        found = self._found.get(normal(key))
        return self.fill(found.value, found.evidence, depth + 1) if found is not None else None

    def fill(self, template: str, evidence: Evidence, depth: int = 0) -> Known | None:
        """A template with its holes filled, and the line that says its host; None where one stays open."""
        text, place = template, evidence
        while (hole := _HOLE.search(text)) is not None:
            key, colon, default = hole[1].partition(":")
            known = self.value(key.strip(), depth) if depth < _DEPTH else None
            if known is None:
                if not colon:
                    return None
                known = default, place
            if _BEFORE_HOST.fullmatch(text[: hole.start()]):
                place = known[1]
            text = text[: hole.start()] + known[0] + text[hole.end() :]
        if text.startswith("stork://"):
            name, slash, path = text.removeprefix("stork://").partition("/")
            listed = self.value(f"quarkus.stork.{name}.service-discovery.address-list", depth + 1)
            return (f"http://{listed[0].split(',')[0]}{slash}{path}", listed[1]) if listed else None
        return re.sub(r"^//(?=\w)", "http://", _RESOLVERS.sub("", text)), place

    def matching(self, pattern: str) -> Iterator[tuple[Property | None, Known]]:
        """The keys of a pattern of the table, with what they come to; None for a key that only a variable sets."""
        form = pattern_of(pattern)
        seen = False
        for key, one in self._found.items():
            if form.fullmatch(key):
                seen = True
                if (known := self.value(one.key)) is not None:
                    yield one, known
        if not seen and "*" not in pattern and (known := self.value(pattern)) is not None:
            yield None, known

    def sets(self, name: str) -> bool:
        """Whether the variable overrides a key."""
        return _flat(name) in {_flat(key) for key in self._found}

    def takes(self, name: str) -> bool:
        """Whether the variable comes into the service by way of a key: it overrides one or fills one."""
        return self.sets(name) or any("${" + name in one.value for one in self._found.values())

    def _rank(self, one: Property) -> tuple[int, int]:
        if one.profile is None:
            rank = 2
        elif self._active & set(one.profile.split(",")):
            rank = 0
        elif _DEPLOYED.search(one.profile):
            rank = 1 if not self._active else 3
        else:
            rank = _HOME if _AT_HOME.match(one.profile) else 3
        shared = (one.application or "").startswith(("application", "bootstrap"))
        return rank, 2 if shared else 1 if one.application is None else 0
