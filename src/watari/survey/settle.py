"""What several manifests say together: files taken in, services extended, names given by selectors.

Readers see one file each. This runs once when all are read and before folders are
services, and leaves facts that speak for themselves.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from watari.model.evidence import Evidence
from watari.model.fleet import Note
from watari.survey.aside import is_infrastructure
from watari.survey.facts import (
    BuildFile,
    BuiltImage,
    ChartFile,
    CodeFile,
    Container,
    EnvRead,
    Extends,
    FactBase,
    HealthFact,
    HostName,
    Image,
    LocalPort,
    PortFact,
    ProcessFact,
    Setting,
    SettingsFrom,
    SharedSetting,
)
from watari.survey.helm.charts import rendered
from watari.survey.manifests.compose import bring_in, fill_ports, link, merge
from watari.survey.manifests.kubernetes import hand_out_routes, kustomize, name_public_hosts
from watari.survey.readers.compose import is_aside
from watari.survey.readers.images import image_name, packed_folder
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.kubernetes import KubernetesReader

_VARIANT = re.compile(
    r"(^|[/._-])(extras?|examples?|samples?|docs?|dev|devel|development|local|debug|staging|demo|quickstart|legacy|old"
    r"|variants?|experimental)([/._-]|$)"
)
_OF_TESTS = re.compile(
    r"(^|/)(tests?|e2e|\.devcontainer|\.ci)/[^/]*$"
    r"|(^|/)Dockerfile[._-](dev\w*|tests?|testing|e2e|debug|local|ci|lint|cypress|playwright)$"
    r"|(^|/)(dev\w*|tests?|e2e|debug|ci|lint)\.Dockerfile$"
)
_OF_IMAGES: dict[type[Any], Callable[[Any], Evidence]] = {
    Image: lambda one: one.evidence,
    Setting: lambda one: one.evidence,
    PortFact: lambda one: one.evidence,
    HealthFact: lambda one: one.evidence,
    EnvRead: lambda one: one.evidence,
    ProcessFact: lambda one: one.process.evidence,
}
_REFERENCES = 3
"""How many variables a value may lead through."""


def settle(base: FactBase, notes: list[Note]) -> None:
    """Joins what manifests say of each other; ``notes`` takes what could not be understood."""
    _render_charts(base, notes)
    dotenv = _environments(base)
    _name_environments(bring_in(base), dotenv)
    _fill_builds(base, dotenv)
    _without_tests(base)
    _without_test_images(base)
    _unpack(base)
    _extend(base)
    link(base)
    kustomize(base)
    _take_in(base, dotenv)
    _fill(base, dotenv)
    name_public_hosts(base)
    _name_hosts(base)
    hand_out_routes(base)
    _by_weight(base)
    merge(base)
    _built_here(base)


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
    built = {one.context for one in containers if one.aside} - {one.context for one in containers if not one.aside}
    base.replace(Image, [one for one in base.of(Image) if one.folder not in built])
    base.replace(BuildFile, [one for one in base.of(BuildFile) if one.folder not in built])
    kinds: tuple[type[Any], ...] = (Setting, PortFact, HealthFact, SettingsFrom)
    for kind in kinds:
        kept = [one for one in base.of(kind) if (one.evidence.path, one.owner) not in dropped]
        base.replace(kind, kept)


def _without_test_images(base: FactBase) -> None:
    """Leaves out Dockerfiles for tests and development where the folder or one above has a plain one."""
    images = {one.evidence.path for one in base.of(Image)}
    plain = {posixpath.dirname(path) for path in images if not _OF_TESTS.search(path)}
    referred = {
        posixpath.join(one.context or "", posixpath.basename(one.dockerfile or "Dockerfile"))
        for one in base.of(Container)
    }
    dropped = {
        path
        for path in images
        if _OF_TESTS.search(path)
        and path not in referred
        and any(folder in plain for folder in _upwards(posixpath.dirname(path)))
    }
    for kind, place in _OF_IMAGES.items():
        base.replace(kind, [one for one in base.of(kind) if place(one).path not in dropped])


_PACKAGING = re.compile(r"^(?P<above>.*?)/?(?:docker(?:files?)?|builds?|images|containers|packaging)/(?P<name>[^/]+)$")


def _unpack(base: FactBase) -> None:
    """``docker/orders/Dockerfile`` packs the code of ``orders`` beside it, or else of the folder above.

    Only where nothing else stands in the image's folder, and one folder of code can be meant.
    """
    coded = {place for one in base.of(CodeFile) for place in _upwards(posixpath.dirname(one.evidence.path))}
    packed = {one.folder for one in base.of(Image) if not is_infrastructure(one.base)} - coded
    above = Counter(match["above"] for one in packed if (match := _PACKAGING.match(one)))
    homes: dict[str | None, str] = {}
    for folder in packed:
        match = _PACKAGING.match(folder)
        beside = posixpath.join(match["above"], match["name"]) if match else ""
        if match and beside in coded:
            homes[folder] = beside
        elif match and match["above"] in coded and match["above"] and above[match["above"]] == 1:
            homes[folder] = match["above"]
    base.replace(Image, [replace(one, folder=homes.get(one.folder, one.folder)) for one in base.of(Image)])
    base.replace(BuiltImage, [replace(one, folder=homes.get(one.folder, one.folder)) for one in base.of(BuiltImage)])
    base.replace(Container, [replace(one, context=homes.get(one.context, one.context)) for one in base.of(Container)])


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


def _name_environments(files: dict[str, tuple[str, ...]], dotenv: dict[str, dict[str, Setting]]) -> None:
    """Keeps under an included compose file's own path the variables that its including line gives it."""
    for path, places in files.items():
        known = {name: one for place in reversed(places) for name, one in dotenv.get(place, {}).items()}
        if known:
            dotenv[path] = known


def _take_in(base: FactBase, dotenv: dict[str, dict[str, Setting]]) -> None:
    """``envFrom``, ``valueFrom`` and ``env_file``: each value becomes one of the workload's own.

    What the workload says itself stands before: the first line wins.
    """
    groups: dict[str, list[SharedSetting | Setting]] = defaultdict(list)
    for shared in base.of(SharedSetting):
        groups[shared.group].append(shared)
    for path, known in dotenv.items():
        groups["file:" + path] += known.values()
    for one in base.of(SettingsFrom):
        nearest_first = sorted(groups.get(one.group, ()), key=lambda value: _distance(value, one))
        for value in {value.name: value for value in reversed(nearest_first)}.values():
            if one.key in (None, value.name):
                name = one.name or one.prefix + value.name
                base.add(Setting(name, value.value, value.evidence, one.owner, one.evidence.path))


def _distance(value: SharedSetting | Setting, one: SettingsFrom) -> tuple[int, int]:
    """How far two lines' files are from each other: variants of a deployment keep groups of one name."""
    common = posixpath.commonprefix([value.evidence.path, one.evidence.path]).count("/")
    return -common, value.evidence.path.count("/")


def _by_weight(base: FactBase) -> None:
    """Puts what is said for production before what is said for development and demonstrations."""
    kinds: tuple[type[Any], ...] = (Setting, Container)
    for kind in kinds:
        base.replace(kind, sorted(base.of(kind), key=lambda one: bool(_VARIANT.search(one.evidence.path))))


def _fill_builds(base: FactBase, dotenv: dict[str, dict[str, Setting]]) -> None:
    """Fills ``${X}`` in the folders and Dockerfiles that compose files build."""

    def filled(one: Container) -> Container:
        if one.source != "compose" or "$" not in (one.context or "") + (one.dockerfile or ""):
            return one
        variables = _variables(one.evidence.path, dotenv)
        context = posixpath.normpath(interpolate(one.context or ".", variables))
        dockerfile = interpolate(one.dockerfile, variables) if one.dockerfile else None
        return replace(one, context=packed_folder(context, context, dockerfile), dockerfile=dockerfile)

    base.replace(Container, [filled(one) for one in base.of(Container)])


def _fill(base: FactBase, dotenv: dict[str, dict[str, Setting]]) -> None:
    """Fills ``${X}`` of compose files from the ``.env`` beside them or above."""
    composed = {one.evidence.path for one in base.of(Container) if one.source == "compose"}
    composed |= set(dotenv)
    known = {path: _variables(path, dotenv) for path in composed}
    fill_ports(base, known)
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


def _variables(path: str, dotenv: dict[str, dict[str, Setting]]) -> dict[str, str]:
    """The variables for a compose or environment file: those that it is given by name, else the nearest ``.env``'s."""
    given = dotenv.get(path, {}) if path.endswith((".yml", ".yaml")) else {}
    found = (dotenv.get(posixpath.join(place, ".env")) for place in _upwards(posixpath.dirname(path)))
    nearest = next((known for known in found if known), {})
    return {name: one.value for name, one in {**nearest, **given}.items()}


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
    for one in base.of(Container):
        for service in services if one.labels else ():
            for number in service.node_ports if service.selector <= one.labels else ():
                base.add(LocalPort(number, service.evidence, one.name, one.evidence.path))


def _built_here(base: FactBase) -> None:
    """Keeps the image builds of folders that there are: a script may run in any folder above its own."""
    folders = {posixpath.dirname(path) or "." for path in base.paths}
    base.replace(BuiltImage, [one for one in base.of(BuiltImage) if one.folder in folders])
