"""Kubernetes manifests that speak of each other: routes from outside, ConfigMaps of proxies, kustomizations."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from watari.survey.facts import (
    BuiltImage,
    Container,
    FactBase,
    HostName,
    Setting,
    SettingsFrom,
    SharedSetting,
    Upstream,
)
from watari.survey.manifests.facts import EnvPatch, Kustomization, MountedFile, PublicHost

_PRODUCTION = re.compile(r"(^|[/._-])(prod|production|prd|live)([/._-]|$)")
_DEVELOPMENT = re.compile(
    r"(^|[/._-])(dev\w*|local|minikube|kind|tests?|e2e|ci|debug|staging|demo|examples?)([/._-]|$)"
)


def name_public_hosts(base: FactBase) -> None:
    """Makes a host from outside another name of the one Service that all its rules lead to."""
    backends: dict[str, set[str]] = defaultdict(set)
    for one in base.of(PublicHost):
        backends[one.host].add(one.backend)
    for one in base.of(PublicHost):
        if len(backends[one.host]) == 1:
            for service in [s for s in base.of(HostName) if s.host == one.backend]:
                base.add(HostName(one.host, service.selector, one.evidence))


def hand_out_routes(base: FactBase) -> None:
    """Gives routes in ConfigMaps to the workloads that mount these; routes that nobody mounts are dropped."""
    files: dict[str, list[str]] = defaultdict(list)
    for made in base.of(MountedFile):
        files[made.group].append(made.path)
    base.replace(
        Container,
        [
            replace(one, mounts=(*one.mounts, *(path for mount in one.mounts for path in files.get(mount, ()))))
            for one in base.of(Container)
        ],
    )
    mounted: dict[str, list[str]] = defaultdict(list)
    for one in base.of(Container):
        for mount in one.mounts:
            mounted[mount].append(one.name)
    base.replace(
        Upstream,
        [
            replace(route, owner=owner)
            for route in base.of(Upstream)
            for owner in ([None] if route.group is None else dict.fromkeys(mounted[route.group]))
        ],
    )


def kustomize(base: FactBase) -> None:
    """Renames, other images and changed variables, as the kustomizations of the repository have them."""
    known = {one.folder: one for one in base.of(Kustomization)}
    for one in known.values():
        files = _files(one, known, set())
        _rename(base, one, files)
        _images(base, one)
    for made in [one for one in base.of(SettingsFrom) if one.owner.startswith("configmap:")]:
        for shared in [s for s in base.of(SharedSetting) if s.group == made.group]:
            base.add(replace(shared, group=made.owner))
        for setting in [s for s in base.of(Setting) if "file:" + s.evidence.path == made.group]:
            base.add(SharedSetting(made.owner, setting.name, setting.value, setting.evidence))
    base.replace(SettingsFrom, [one for one in base.of(SettingsFrom) if not one.owner.startswith("configmap:")])
    _patch(base, list(known.values()))


def _files(one: Kustomization, known: dict[str, Kustomization], seen: set[str]) -> set[str]:
    """The files and folders that a kustomization takes in, through those that it takes in."""
    found: set[str] = set()
    for path in one.resources:
        if path in known and path not in seen:
            seen.add(path)
            found |= _files(known[path], known, seen)
        else:
            found.add(path)
    return found


def _rename(base: FactBase, one: Kustomization, files: set[str]) -> None:
    if one.prefix or one.suffix:
        for service in [s for s in base.of(HostName) if s.evidence.path in files]:
            base.add(replace(service, host=one.prefix + service.host + one.suffix))


def _images(base: FactBase, one: Kustomization) -> None:
    """An image that stands for another is built where that one is."""
    built = {image.image: image for image in base.of(BuiltImage)}
    for name, new in one.images:
        if new in built and name not in built:
            base.add(replace(built[new], image=name))
        elif name in built and new not in built:
            base.add(replace(built[name], image=new))


def _patch(base: FactBase, known: list[Kustomization]) -> None:
    """Puts what the one deployment that counts changes before what it changes."""
    counting = [one for one in known if one.patches or any(_in(one, p) for p in base.of(EnvPatch))]
    counting = [one for one in counting if not _DEVELOPMENT.search(one.folder)]
    production = [one for one in counting if _PRODUCTION.search(one.folder)]
    chosen = production or counting
    if len(chosen) != 1:
        return
    targets = dict(chosen[0].patches)
    changed = [_patched(base, one, one.target or targets.get(one.evidence.path)) for one in base.of(EnvPatch)
               if _in(chosen[0], one)]  # fmt: skip
    settings = base.of(Setting)
    over = [one for one in settings if one.owner and (one.evidence.path in targets or _inline(chosen[0], one))]
    rest = [one for one in settings if one not in over]
    base.replace(Setting, [*(one for one in changed if one), *over, *rest])


def _in(one: Kustomization, patch: EnvPatch) -> bool:
    return patch.evidence.path == one.evidence.path or patch.evidence.path in dict(one.patches)


def _inline(one: Kustomization, setting: Setting) -> bool:
    return setting.evidence.path == one.evidence.path


def _patched(base: FactBase, patch: EnvPatch, target: str | None) -> Setting | None:
    if target is None:
        return None
    if patch.name:
        return Setting(patch.name, patch.value, patch.evidence, target)
    first = next((one for one in base.of(Container) if one.name == target and one.source == "kubernetes"), None)
    given: list[Setting | SettingsFrom] = [*base.of(Setting), *base.of(SettingsFrom)]
    own = sorted(
        (one.evidence.line, one.name)
        for one in given
        if first and one.name and one.owner == target and one.evidence.path == first.evidence.path
    )
    place = patch.index if patch.index is not None else -1
    return Setting(own[place][1], patch.value, patch.evidence, target) if 0 <= place < len(own) else None
