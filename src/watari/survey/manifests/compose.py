"""Compose files that belong together: what is included, and what a second file changes.

Compose's pages «Merge Compose files» and «Use multiple Compose files» say the rules.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

from watari.survey.facts import Container, FactBase, PortFact, Setting, SettingsFrom
from watari.survey.manifests.facts import Include, Link, PortText
from watari.survey.manifests.ports import container_port

_FILE = re.compile(r"^(?P<stem>(?:docker-)?compose)(?:[._-](?P<what>[\w.-]+))?\.ya?ml$")
_PRODUCTION = re.compile(r"^(prod|production|prd|live)$")
_DEVELOPMENT = re.compile(
    r"(^|[._-])(dev\w*|local\w*|tests?|testing|debug|ci|e2e|staging|demo|examples?|samples?|watch)([._-]|$)"
)


def bring_in(base: FactBase) -> dict[str, tuple[str, ...]]:
    """Moves what included files say to the folder that their paths start in; the variables' files of each."""
    variables: dict[str, tuple[str, ...]] = {}
    for one in base.of(Include):
        if one.path not in base.paths:
            continue
        variables[one.path] = one.files
        own = posixpath.dirname(one.path) or "."
        if one.folder != own:
            _move(base, one.path, own, one.folder)
    return variables


def _move(base: FactBase, path: str, old: str, new: str) -> None:
    def moved(place: str) -> str:
        return posixpath.normpath(posixpath.join(new, posixpath.relpath(place, old)))

    base.replace(
        Container,
        [
            replace(
                one,
                context=moved(one.context) if one.context else None,
                mounts=tuple(moved(mount) for mount in one.mounts),
            )
            if one.evidence.path == path
            else one
            for one in base.of(Container)
        ],
    )
    base.replace(
        SettingsFrom,
        [
            replace(one, group="file:" + moved(one.group.removeprefix("file:")))
            if one.evidence.path == path and one.group.startswith("file:")
            else one
            for one in base.of(SettingsFrom)
        ],
    )


def link(base: FactBase) -> None:
    """Gives services the names under which others link them."""
    hosts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in base.of(Link):
        hosts[one.evidence.path, one.target].append(one.host)
    base.replace(
        Container,
        [replace(one, hosts=(*one.hosts, *hosts.get((one.evidence.path, one.name), ()))) for one in base.of(Container)],
    )


def fill_ports(base: FactBase, variables: dict[str, dict[str, str]]) -> None:
    """Makes ports of those written with variables where a manifest names their owner; the rest waits for it."""
    rest = []
    for one in base.of(PortText):
        known = container_port(one.text, variables.get(one.evidence.path, {})) if one.owner else None
        if known:
            base.add(PortFact(known[0], one.evidence, known[1], one.owner))
        elif one.owner is None:
            rest.append(one)
    base.replace(PortText, rest)


def merge(base: FactBase) -> None:
    """Puts the files that change another one before it, and gives their services what the first one says.

    ``compose.override.yaml`` is taken in by itself, unless there is a file for production. The first value of
    a variable wins, so order is what merges. A file for development or tests changes nothing.
    """
    rank = _ranks(base)
    first: dict[tuple[str, str], Container] = {}
    for one in base.of(Container):
        if one.source == "compose" and rank.get(one.evidence.path) == 0:
            first[posixpath.dirname(one.evidence.path), one.name] = one
    base.replace(
        Container,
        [
            _completed(one, first.get((posixpath.dirname(one.evidence.path), one.name)))
            if rank.get(one.evidence.path, 0) < 0
            else one
            for one in base.of(Container)
        ],
    )
    kinds: tuple[type[Any], ...] = (Setting, Container)
    for kind in kinds:
        base.replace(kind, sorted(base.of(kind), key=lambda one: rank.get(_manifest(one), 0)))


def _manifest(one: Any) -> str:
    return getattr(one, "manifest", None) or str(one.evidence.path)


def _completed(one: Container, below: Container | None) -> Container:
    if below is None:
        return one
    return replace(
        one,
        image=one.image or below.image,
        context=one.context or (below.context if one.image is None else None),
        dockerfile=one.dockerfile or below.dockerfile,
        command=one.command or below.command,
        user=one.user or below.user,
        mounts=(*one.mounts, *below.mounts),
    )


def _ranks(base: FactBase) -> dict[str, int]:
    """-1 for a file that changes the first of its folder, 0 for that one, 1 for what changes nothing."""
    folders: dict[str, dict[str, str]] = defaultdict(dict)
    for path in {one.evidence.path for one in base.of(Container) if one.source == "compose"}:
        match = _FILE.match(posixpath.basename(path))
        if match:
            folders[posixpath.dirname(path)][path] = match["what"] or ""
    ranks: dict[str, int] = {}
    for files in folders.values():
        production = [path for path, what in files.items() if _PRODUCTION.match(what)]
        for path, what in files.items():
            over = path in production if len(production) == 1 else what == "override"
            aside = bool(_DEVELOPMENT.search(what)) or (what == "override" and bool(production))
            ranks[path] = 1 if aside else -1 if over and "" in files.values() else 0
    return ranks
