"""What several manifests say together: files taken in, services extended, names given by selectors.

Readers see one file each. This runs once when all are read and before folders are
services, and leaves facts that speak for themselves.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from watari.model.fleet import Note
from watari.survey.facts import (
    ChartFile,
    Container,
    Extends,
    FactBase,
    HealthFact,
    HostName,
    PortFact,
    Setting,
    SettingsFrom,
    SharedSetting,
)
from watari.survey.helm.charts import rendered
from watari.survey.readers.compose import is_aside
from watari.survey.readers.images import image_name
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.kubernetes import KubernetesReader

_REFERENCES = 3
"""How many variables a value may lead through."""


def settle(base: FactBase, notes: list[Note]) -> None:
    """Joins what manifests say of each other; ``notes`` takes what could not be understood."""
    _render_charts(base, notes)
    _without_tests(base)
    _extend(base)
    dotenv = _environments(base)
    _take_in(base, dotenv)
    _fill(base, dotenv)
    _name_hosts(base)


def _render_charts(base: FactBase, notes: list[Note]) -> None:
    reader = KubernetesReader()
    for source in rendered(base.of(ChartFile), notes):
        try:
            for fact in reader.read(source):
                base.add(fact)
        except ValueError as error:
            notes.append(Note(source.path, f"a Helm template that is not understood: {error}"))


def _without_tests(base: FactBase) -> None:
    """Where manifests for real and for tests stand side by side, the tests' are left out."""
    containers = base.of(Container)
    if all(one.aside for one in containers):
        return
    dropped = {(one.evidence.path, one.name) for one in containers if one.aside}
    base.replace(Container, [one for one in containers if not one.aside])
    kinds: tuple[type[Any], ...] = (Setting, PortFact, HealthFact, SettingsFrom)
    for kind in kinds:
        kept = [one for one in base.of(kind) if (one.evidence.path, one.owner) not in dropped]
        base.replace(kind, kept)


def _extend(base: FactBase) -> None:
    """Gives a compose service what the one it extends says and it does not say itself."""
    for _ in range(_REFERENCES):
        for one in base.of(Extends):
            own = {fact.name for fact in base.of(Setting) if _is_of(fact, one.evidence.path, one.owner)}
            for fact in list(base.of(Setting)):
                if _is_of(fact, one.path, one.of) and fact.name not in own:
                    base.add(replace(fact, owner=one.owner))
                    own.add(fact.name)
            base.replace(Container, [_extended(c, one, base) for c in base.of(Container)])


def _is_of(fact: Setting, path: str, owner: str) -> bool:
    return fact.evidence.path == path and fact.owner == owner


def _extended(container: Container, one: Extends, base: FactBase) -> Container:
    if (container.evidence.path, container.name) != (one.evidence.path, one.owner):
        return container
    origin = next((c for c in base.of(Container) if (c.evidence.path, c.name) == (one.path, one.of)), None)
    if origin is None:
        return container
    return replace(
        container,
        image=container.image or origin.image,
        context=container.context or origin.context,
        command=container.command or origin.command,
    )


def _environments(base: FactBase) -> dict[str, dict[str, Setting]]:
    """The variables of each environment file; where only an example is kept, the example's."""
    files: dict[str, dict[str, Setting]] = defaultdict(dict)
    for one in base.of(Setting):
        name = posixpath.basename(one.evidence.path)
        if one.owner is None and (name.startswith(".env") or name.endswith(".env")):
            files[one.evidence.path][one.name] = one
    for shared in base.of(SharedSetting):
        if shared.group.startswith("file:"):
            path = shared.group.removeprefix("file:")
            files[path].setdefault(shared.name, Setting(shared.name, shared.value, shared.evidence))
    return files


def _take_in(base: FactBase, dotenv: dict[str, dict[str, Setting]]) -> None:
    """``envFrom``, ``valueFrom`` and ``env_file``: each value becomes one of the workload's own.

    What the workload says itself stands before: the first line wins.
    """
    groups: dict[str, dict[str, SharedSetting | Setting]] = defaultdict(dict)
    for shared in base.of(SharedSetting):
        groups[shared.group][shared.name] = shared
    for path, known in dotenv.items():
        groups["file:" + path].update(known)
    for one in base.of(SettingsFrom):
        for key, value in groups.get(one.group, {}).items():
            if one.key in (None, key):
                name = one.name or one.prefix + key
                base.add(Setting(name, value.value, value.evidence, one.owner))


def _fill(base: FactBase, dotenv: dict[str, dict[str, Setting]]) -> None:
    """Fills ``${X}`` of compose files from the ``.env`` beside them or above."""
    composed = {one.evidence.path for one in base.of(Container) if one.source == "compose"}
    composed |= set(dotenv)
    known = {path: _variables(posixpath.dirname(path), dotenv) for path in composed}
    base.replace(Setting, [_filled(one, known) for one in base.of(Setting)])
    base.replace(
        Container,
        [
            replace(one, image=image_name(interpolate(one.image, known[one.evidence.path])))
            if one.image and one.evidence.path in known
            else one
            for one in base.of(Container)
        ],
    )


def _filled(one: Setting, known: dict[str, dict[str, str]]) -> Setting:
    variables = known.get(one.evidence.path)
    if variables is None or "$" not in one.value:
        return one
    value = one.value
    for _ in range(_REFERENCES):
        value = interpolate(value, variables)
    return replace(one, value=value)


def _variables(folder: str, dotenv: dict[str, dict[str, Setting]]) -> dict[str, str]:
    for place in _upwards(folder):
        known = dotenv.get(posixpath.join(place, ".env"))
        if known:
            return {name: one.value for name, one in known.items()}
    return {}


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _name_hosts(base: FactBase) -> None:
    """Gives workloads the names of the Kubernetes Services that select their pods."""
    services = [one for one in base.of(HostName) if not is_aside(one.evidence.path)]
    named = [
        replace(one, hosts=(*one.hosts, *(s.host for s in services if s.selector <= one.labels))) if one.labels else one
        for one in base.of(Container)
    ]
    base.replace(Container, named)
