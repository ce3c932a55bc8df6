"""Which folders are services: what is deployed, as against libraries and infrastructure."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Note
from watari.survey.aside import NO_SERVICE, is_aside, is_infrastructure, is_store_folder, tests_only
from watari.survey.facts import (
    BuildFile,
    BuiltImage,
    CodeFile,
    Container,
    EntryPoint,
    FactBase,
    Image,
    ProcessFact,
    ServiceName,
    evidence_of,
)
from watari.survey.gateways import gateways
from watari.survey.split import programs, roles
from watari.survey.tree import below, nearest
from watari.survey.unit import Unit, places

_GENERIC = frozenset(["src", "app", "server", "backend", "api-src", "source", "main", "service", "code", "html"])
_GENERIC_CONTAINERS = _GENERIC | {"web", "api", "dev", "default", "run", "node", "java", "python"}
_MAIN_FILES = re.compile(r"(^|/)(__main__|main|app|server|worker|manage|wsgi|asgi|run)\.py$")
_ENOUGH = 3
"""So many services with a manifest say that this fleet's services have one."""

T = TypeVar("T")


def find_units(base: FactBase, named: dict[str, str]) -> tuple[list[Unit], list[Note]]:
    """The services of the fleet in order of their paths, and a note for each library left out.

    ``named`` gives folders names of a team's choice.
    """
    folders = _candidates(base)
    known = folders | {one.folder for one in base.of(BuildFile) if one.aside}
    reasons = {folder: _deployable(base, folder, known) for folder in sorted(folders)}
    doubtful, inner = _doubtful(base, reasons), _inner(base, reasons)
    units: list[Unit] = []
    notes: list[Note] = []
    for folder, reason in reasons.items():
        if folder in inner:
            continue
        if reason is None or folder in doubtful:
            notes += [Note(folder, "a library, no service: nothing starts it")] if _built(base, folder) else []
            continue
        units += _split(base, folder, folders) or [_unit(base, folder, folders, *reason)]
    units += gateways(base, {unit.path for unit in units})
    units = [_renamed(unit, named.get(unit.path)) for unit in sorted(units, key=lambda unit: unit.path)]
    distinct = _distinct(units)
    notes += _same_names(units, distinct)
    return _told_apart(distinct), notes


def _renamed(unit: Unit, name: str | None) -> Unit:
    return replace(unit, name=name, aliases=unit.aliases | {name.lower()}) if name and not unit.shared else unit


def _built(base: FactBase, folder: str) -> bool:
    return any(one.kind != "pom.xml" for one in _builds(base, folder))


def _candidates(base: FactBase) -> set[str]:
    """Folders of build files and images; folders of units where no build file stands above."""
    referred = {one.context for one in base.of(Container)}
    folders = {
        one.folder for one in base.of(BuildFile) if one.folder in referred or not (one.aside or is_aside(one.folder))
    }
    # A web page's package below a Java module's sources is packed into that module's archive.
    modules = {one.folder for one in base.of(BuildFile) if one.kind in ("pom.xml", "gradle")}
    folders = {one for one in folders if one.partition("/src/main/")[0] not in modules - {one}}
    packed = {one.folder for one in base.of(BuiltImage)}
    for image in sorted(base.of(Image), key=lambda one: one.folder):
        if is_infrastructure(image.base) or is_store_folder(image.folder) or _inside(image.folder, folders):
            continue
        own = image.runs and posixpath.basename(image.folder) not in NO_SERVICE and not is_aside(image.folder)
        if own or image.folder in referred or (image.folder in packed and not is_aside(image.folder)):
            folders.add(image.folder)
    for fact in base.of(ProcessFact):
        folder = fact.folder or posixpath.dirname(fact.process.evidence.path) or "."
        if fact.source != "dockerfile" and not nearest(folder, folders) and not _composes(fact):
            folders.add(_above_deploy(folder))
    return folders


def _composes(fact: ProcessFact) -> bool:
    """Whether a unit starts a whole compose file: its services are the file's."""
    return bool(re.search(r"\bdocker[ -]compose\b", " ".join(fact.process.command)))


def _inside(folder: str, folders: set[str]) -> bool:
    """Whether a candidate other than the root holds the folder."""
    return nearest(folder, folders) not in (None, ".")


def _above_deploy(folder: str) -> str:
    """The repository that a folder such as ``deploy/systemd`` belongs to."""
    parts = folder.split("/")
    for index, part in enumerate(parts):
        if part in ("deploy", "systemd", "etc", "cron.d", "ops", "packaging") and index:
            return "/".join(parts[:index])
    return folder


def _deployable(base: FactBase, folder: str, folders: set[str]) -> tuple[Evidence, Confidence] | None:
    """The line that says that the folder is started by something."""
    if is_store_folder(folder) and not _has_code(base, folder, folders):
        return None

    def own(kind: type[T]) -> list[T]:
        """The facts of one kind whose file's nearest candidate is the folder."""

        def home(fact: T) -> str | None:
            place = fact.folder if isinstance(fact, ProcessFact) else None
            return nearest(place or posixpath.dirname(evidence_of(fact).path) or ".", folders)

        return base.grouped(kind, home, "candidate").get(folder, [])

    for fact in own(ProcessFact):
        if fact.source != "dockerfile":
            return fact.process.evidence, "proven"
    claimed = _claimed(base, folder, folders)
    for container in _built_from(base, folder):
        if container.name not in claimed and not _is_store_image(base, folder):
            return container.evidence, "proven"
    for image in own(Image):
        if _is_tool(base, image, folders):
            continue
        if image.runs and _packs(image, folder) and not is_infrastructure(image.base):
            return image.evidence, "proven"
    for entry in own(EntryPoint):
        if _starts(entry, folder) and not _depended_on(base, folder):
            return entry.evidence, "proven" if entry.language in ("go", "java", "kotlin", "csharp") else "likely"
    for build in _builds(base, folder):
        if build.runnable and not _needs_main(base, build) and not _holds_applications(base, folder):
            return build.evidence, "likely"
    return None


def _holds_applications(base: FactBase, folder: str) -> bool:
    """A workspace whose own file lists applications in other folders; its start script starts one of them."""
    by_file = base.grouped(BuildFile, lambda one: posixpath.dirname(one.evidence.path) or ".", "file's folder")
    return any(one.runnable and one.folder != folder for one in by_file.get(folder, ()))


def _depended_on(base: FactBase, folder: str) -> bool:
    """Whether another Maven module is built from this one: a program in a library is a tool of its authors."""
    names = {one.name for one in _builds(base, folder) if one.kind == "pom.xml" and one.name}
    return any(names & set(one.packages) for one in base.of(BuildFile) if one.folder != folder) if names else False


def _claimed(base: FactBase, folder: str, folders: set[str]) -> set[str]:
    """The containers that are built from the root but run the service of a folder below it."""
    if folder != ".":
        return set()
    below_root = [one for one in folders if one != "."]
    return {c.name for c in base.of(Container) if any(_is_named_after(c, one) for one in below_root)}


def _has_code(base: FactBase, folder: str, folders: set[str]) -> bool:
    return any(nearest(one.evidence.path, folders) == folder for one in base.of(CodeFile))


def _is_store_image(base: FactBase, folder: str) -> bool:
    images = base.grouped(Image, lambda one: one.folder, "folder")
    return any(is_infrastructure(one.base) for one in images.get(folder, ()))


def _needs_main(base: FactBase, build: BuildFile) -> bool:
    """Whether the build file alone says nothing: a JVM program has a ``main``, and this one's sources show none."""
    if tests_only(build.packages):
        return True
    if build.kind == "pom.xml":
        return False  # An archive for an application server; its server has the main.
    sources = (".java", ".kt", ".groovy", ".scala")
    held = [path for path in base.paths if below(path, build.folder) and path.endswith(sources)]
    return build.language == "java" and not any(path.endswith(sources[1:]) for path in held)


def _doubtful(base: FactBase, reasons: dict[str, tuple[Evidence, Confidence] | None]) -> set[str]:
    """Folders that a fleet whose services have manifests names nowhere.

    Those that only a build file or a script's ``main`` calls programs; the root too, where it only holds
    the others together; and, where nearly all others are deployed by name, images that nothing deploys or builds.
    """
    found = {folder: reason for folder, reason in reasons.items() if reason}
    deployed = {folder for folder, reason in found.items() if _is_manifest(base, reason[0])} - {"."}
    if len(deployed) < _ENOUGH:
        return set()
    referred = {text for one in base.of(Container) for text in (one.name, one.image)}
    built = {one.folder for one in base.of(BuiltImage)} | {one.context for one in base.of(Container)}
    named = {folder for folder in deployed if folder in built or folder_name(folder, []) in referred}
    programs = (one.folder for one in base.of(EntryPoint) if one.language != "python")
    written = {nearest(folder, reasons) for folder in programs}
    unnamed = {folder for folder in deployed - named if _is_image(base, found[folder][0]) and folder not in written}
    likely = {one for one, reason in found.items() if reason[1] == "likely" and folder_name(one, []) not in referred}
    return likely | (unnamed if len(named) >= max(_ENOUGH, 2 * len(unnamed)) else set())


def _is_image(base: FactBase, evidence: Evidence) -> bool:
    return evidence in base.view("lines of images", lambda: {one.evidence for one in base.of(Image)})


def _inner(base: FactBase, reasons: dict[str, tuple[Evidence, Confidence] | None]) -> set[str]:
    """Programs that the image of a folder above packs: the one program below a folder with a manifest is that one."""
    above: dict[str, list[str]] = {}
    deployed = {folder for folder, reason in reasons.items() if reason and _is_manifest(base, reason[0])} - {"."}
    for folder, reason in reasons.items():
        outer = nearest(posixpath.dirname(folder) or ".", deployed) if folder != "." else None
        if reason and outer and folder not in deployed:
            above.setdefault(outer, []).append(folder)
    built = {one.folder for one in base.of(BuildFile)}
    return {inner[0] for outer, inner in above.items() if len(inner) == 1 and outer not in built}


def _is_manifest(base: FactBase, evidence: Evidence) -> bool:
    def lines() -> set[Evidence]:
        started = {one.process.evidence for one in base.of(ProcessFact)}
        return started | {one.evidence for one in base.of(Container)} | {one.evidence for one in base.of(Image)}

    return evidence in base.view("lines of manifests", lines)


def _is_tool(base: FactBase, image: Image, folders: set[str]) -> bool:
    """Whether an image inside another service's folder starts nothing, and no manifest names it: it makes code."""
    outer = nearest(posixpath.dirname(image.folder) or ".", folders - {"."})
    if image.starts or outer is None:
        return False
    named = {one.folder for one in base.of(BuiltImage)} | {one.context for one in base.of(Container)}
    return image.folder not in named


def _packs(image: Image, folder: str) -> bool:
    """Whether the image is the folder's own: beside its build file or in a folder for packaging."""
    inside = posixpath.relpath(image.folder, folder)
    return image.folder == folder or (folder != "." and posixpath.basename(inside) in NO_SERVICE | {"deploy"})


def _starts(entry: EntryPoint, folder: str) -> bool:
    # Below src/main stand packages, whose names say nothing of what they are for.
    inside = re.sub(r"(^|/)src/main(/.*)?$", "", posixpath.relpath(entry.folder, folder))
    if inside not in ("", ".") and is_aside(inside):
        return False
    return entry.language != "python" or bool(_MAIN_FILES.search(entry.evidence.path))


def _split(base: FactBase, folder: str, folders: set[str]) -> list[Unit]:
    entries = base.grouped(EntryPoint, lambda one: nearest(one.folder, folders), "unit of its folder")
    mains = [one for one in entries.get(folder, ()) if one.language == "go" and _starts(one, folder)]
    return programs(base, folder, mains) or roles(base, folder, _claimed(base, folder, folders))


def _unit(base: FactBase, folder: str, folders: set[str], evidence: Evidence, confidence: Confidence) -> Unit:
    containers = list(_containers(base, folder))
    named = base.grouped(ServiceName, lambda one: nearest(one.evidence.path, folders), "unit")
    own_names = [one.name for one in named.get(folder, ())]
    modules = [m.name.rsplit("/", 1)[-1] for m in _builds(base, folder) if m.name]
    composed = [c.name for c in containers if c.source == "compose"]
    # A name with dots is a host that the service answers for.
    telling = [name for name in composed if name not in _GENERIC_CONTAINERS and "." not in name]
    short = folder_name(folder, modules)
    # A workload's name often carries the release's; the folder's says the same without it.
    others = (*composed, *(c.name for c in containers)) if short in _GENERIC_CONTAINERS else ()
    names = [*own_names, *telling, *others, short]
    aliases = {names[0], short, *own_names, *modules}
    # `Catalog.Api` is the service `catalog` in most teams' manifests.
    aliases |= {
        match[1] for module in modules if (match := re.match(r"(?i)(\w+)\.(api|grpc|service|web|host)$", module))
    }
    for container in containers:
        aliases |= {container.name, *container.hosts}
    lowered = frozenset(alias.lower() for alias in aliases)
    return Unit(names[0], folder, evidence, lowered, confidence, containers=places(containers))


def folder_name(folder: str, modules: list[str]) -> str:
    """The folder's own name; the one above where it says nothing (``src``); the module's at the root."""
    parts = [part for part in folder.split("/") if part != "."]
    while len(parts) > 1 and parts[-1].lower() in _GENERIC:
        parts.pop()
    return parts[-1] if parts else (modules[0] if modules else "service")


def _containers(base: FactBase, folder: str) -> Iterator[Container]:
    """The manifests' entries that run the folder: by build context, by an image built from it, by its name."""
    built = base.view("folders of images", lambda: {one.image: one.folder for one in reversed(base.of(BuiltImage))})

    def place(one: Container) -> str | None:
        known = one.context if one.context not in (None, ".") else built.get(one.image or "")
        return known if known != "." else None

    placed = base.grouped(Container, place, "folder or image")
    names = {one.name for one in _built_from(base, folder)}
    for one in sorted((*placed.get(folder, ()), *placed.get(None, ())), key=lambda one: one.evidence):
        known = one.context if one.context not in (None, ".") else built.get(one.image or "")
        if known in (None, ".") and folder != ".":
            if _is_named_after(one, folder) or (one.name in names and one.context is None):
                yield one
        elif known == folder:
            yield one


def _builds(base: FactBase, folder: str) -> list[BuildFile]:
    return base.grouped(BuildFile, lambda one: one.folder, "folder").get(folder, [])


def _built_from(base: FactBase, folder: str) -> list[Container]:
    return base.grouped(Container, lambda one: one.context, "context").get(folder, [])


def _is_named_after(container: Container, folder: str) -> bool:
    name = folder_name(folder, [])
    image = container.image or ""
    hinted = any(hint.strip("./") == folder or hint.rsplit("/", 1)[-1] == name for hint in container.hints)
    return name in (image, container.name) or image.endswith(("-" + name, "_" + name)) or hinted


def _distinct(units: list[Unit]) -> list[Unit]:
    """Gives services of one name the folder above as a prefix: every name is unique."""
    counts = Counter(unit.name for unit in units)
    result: list[Unit] = []
    taken: set[str] = set()
    for unit in units:
        name = unit.name
        if counts[name] > 1:
            name = unit.path.replace("/", "-") if unit.path != "." else name
        while name in taken:
            name += "-2"
        taken.add(name)
        result.append(
            replace(unit, name=name, aliases=unit.aliases if name == unit.name else frozenset({name.lower()}))
        )
    return result


def _same_names(units: list[Unit], distinct: list[Unit]) -> Iterator[Note]:
    """A note for each name that several services had: where they stand, and what they are called instead."""
    groups: dict[str, list[Unit]] = {}
    for old, new in zip(units, distinct, strict=True):
        groups.setdefault(old.name, []).append(new)
    for name, same in groups.items():
        if len(same) > 1:
            told = ", ".join(f"{one.name} ({one.path})" for one in same)
            yield Note(
                same[0].path, f"{len(same)} services are named {name}; they are told apart by their folders: {told}"
            )


def _told_apart(units: list[Unit]) -> list[Unit]:
    """Takes an alias that several services have from all that are not called so: it names none of them."""
    counts = Counter(alias for unit in units for alias in unit.aliases)
    return [
        replace(unit, aliases=frozenset(a for a in unit.aliases if counts[a] == 1 or a == unit.name.lower()))
        for unit in units
    ]
