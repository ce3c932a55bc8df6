"""Which folders are services: what is deployed, as against libraries and infrastructure."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Note
from watari.survey.code.go.packages import Packages, program_name, serving
from watari.survey.facts import (
    BuildFile,
    Container,
    EntryPoint,
    FactBase,
    GoImports,
    Image,
    ProcessFact,
    ServiceName,
)

_GENERIC = frozenset(["src", "app", "server", "backend", "api-src", "source", "main", "service", "code", "html"])
_NO_SERVICE = frozenset(["docker", "build", ".devcontainer", "ci", "tools", "hack"])
_ASIDE = re.compile(
    r"(^|/)(examples?|tools?|hack|scripts?|tests?|internal/tools|\.github|\.circleci|benchmarks?|docs)(/|$)"
)
_INFRASTRUCTURE = re.compile(
    r"(^|/)(mongo|mysql|mariadb|postgres|postgis|redis|memcached|rabbitmq|kafka|cp-kafka|zookeeper|elasticsearch|kibana"
    r"|opensearch|consul|jaeger|all-in-one|zipkin|prometheus|grafana|fluentd|fluent-bit|minio|localstack|dynamodb-local"
    r"|statsd|vault|nats|cassandra|influxdb|telegraf|otel\S*|opentelemetry-collector\S*)(:|@|$)"
)
_MAIN_FILES = re.compile(r"(^|/)(__main__|main|app|server|worker|manage|wsgi|asgi|run)\.py$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A service before it is described.

    ``packages`` are the folders whose files it is built from where several
    services share one module, else None: then all below ``path`` is its own.
    """

    name: str
    path: str
    evidence: Evidence
    aliases: frozenset[str]
    confidence: Confidence = "proven"
    packages: frozenset[str] | None = None


def below(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or stands in it."""
    return folder == "." or path == folder or path.startswith(folder + "/")


def find_units(base: FactBase, named: dict[str, str]) -> tuple[list[Unit], list[Note]]:
    """The services of the fleet in order of their paths, and a note for each library left out.

    ``named`` gives folders names of a team's choice.
    """
    folders = _candidates(base)
    units: list[Unit] = []
    notes: list[Note] = []
    known = folders | {one.folder for one in base.of(BuildFile) if one.aside}
    for folder in sorted(folders):
        reason = _deployable(base, folder, known)
        if reason is None:
            notes += [Note(folder, "a library, no service: nothing starts it")] if _built(base, folder) else []
            continue
        units += _split(base, folder, folders) or [_unit(base, folder, folders, *reason)]
    units = [_renamed(unit, named.get(unit.path)) for unit in units]
    return _distinct(units), notes


def _renamed(unit: Unit, name: str | None) -> Unit:
    return replace(unit, name=name, aliases=unit.aliases | {name.lower()}) if name else unit


def _built(base: FactBase, folder: str) -> bool:
    return any(one.folder == folder and one.kind != "pom.xml" for one in base.of(BuildFile))


def _candidates(base: FactBase) -> set[str]:
    """Folders of build files and images; folders of units where no build file stands above."""
    run = {one.context for one in base.of(Container)}
    folders = {
        one.folder
        for one in base.of(BuildFile)
        if not _ASIDE.search(one.folder) and (not one.aside or one.folder in run)
    }
    for image in base.of(Image):
        if not _INFRASTRUCTURE.search(image.base) and not _nearest(image.folder, folders - {"."}):
            referred = any(c.context == image.folder for c in base.of(Container))
            if referred or (image.runs and posixpath.basename(image.folder) not in _NO_SERVICE):
                folders.add(image.folder)
    for fact in base.of(ProcessFact):
        folder = posixpath.dirname(fact.process.evidence.path) or "."
        if fact.source != "dockerfile" and not _nearest(folder, folders):
            folders.add(_above_deploy(folder))
    return folders


def _above_deploy(folder: str) -> str:
    """The repository that a folder such as ``deploy/systemd`` belongs to."""
    parts = folder.split("/")
    for index, part in enumerate(parts):
        if part in ("deploy", "systemd", "etc", "cron.d", "ops", "packaging") and index:
            return "/".join(parts[:index])
    return folder


def _nearest(path: str, folders: Collection[str]) -> str | None:
    """The deepest of ``folders`` (a set) that ``path`` is or stands in."""
    while path not in folders:
        if path in (".", ""):
            return None
        path = posixpath.dirname(path) or "."
    return path


def _deployable(base: FactBase, folder: str, folders: set[str]) -> tuple[Evidence, Confidence] | None:
    """The line that says that the folder is started by something."""

    def own(path: str) -> bool:
        return _nearest(posixpath.dirname(path) or ".", folders) == folder

    for fact in base.of(ProcessFact):
        if fact.source != "dockerfile" and own(fact.process.evidence.path):
            return fact.process.evidence, "proven"
    for container in base.of(Container):
        if container.context == folder:
            return container.evidence, "proven"
    for image in base.of(Image):
        if image.runs and _packs(image, folder) and own(image.evidence.path) and not _INFRASTRUCTURE.search(image.base):
            return image.evidence, "proven"
    for entry in base.of(EntryPoint):
        if own(entry.evidence.path) and _starts(entry, folder):
            return entry.evidence, "proven" if entry.language in ("go", "java", "csharp") else "likely"
    for build in base.of(BuildFile):
        if build.folder == folder and build.runnable:
            return build.evidence, "likely"
    return None


def _packs(image: Image, folder: str) -> bool:
    """Whether the image is the folder's own: beside its build file or in a folder for packaging."""
    inside = posixpath.relpath(image.folder, folder)
    return image.folder == folder or (folder != "." and posixpath.basename(inside) in _NO_SERVICE | {"deploy"})


def _starts(entry: EntryPoint, folder: str) -> bool:
    inside = posixpath.relpath(entry.folder, folder)
    if _ASIDE.search(inside):
        return False
    return entry.language != "python" or bool(_MAIN_FILES.search(entry.evidence.path))


def _unit(base: FactBase, folder: str, folders: set[str], evidence: Evidence, confidence: Confidence) -> Unit:
    containers = [c for c in base.of(Container) if _is_container_of(c, folder, base)]
    own_names = [one.name for one in base.of(ServiceName) if _nearest(one.evidence.path, folders) == folder]
    modules = [m.name.rsplit("/", 1)[-1] for m in base.of(BuildFile) if m.folder == folder and m.name]
    composed = [c.name for c in containers if c.source == "compose" and c.context == folder]
    name = (own_names or composed or [c.name for c in containers] or [folder_name(folder, modules)])[0]
    aliases = {name, folder_name(folder, modules), *own_names, *modules}
    # `Catalog.Api` is the service `catalog` in most teams' manifests.
    aliases |= {
        match[1] for module in modules if (match := re.match(r"(?i)(\w+)\.(api|grpc|service|web|host)$", module))
    }
    for container in containers:
        aliases |= {container.name, *container.hosts}
    return Unit(name, folder, evidence, frozenset(alias.lower() for alias in aliases), confidence)


def folder_name(folder: str, modules: list[str]) -> str:
    """The folder's own name; the one above where it says nothing (``src``); the module's at the root."""
    parts = [part for part in folder.split("/") if part != "."]
    while len(parts) > 1 and parts[-1].lower() in _GENERIC:
        parts.pop()
    return parts[-1] if parts else (modules[0] if modules else "service")


def _is_container_of(container: Container, folder: str, base: FactBase) -> bool:
    if container.context is not None and container.context != ".":
        return container.context == folder
    name = folder_name(folder, [])
    return name in (container.image, container.name) or (container.image or "").endswith("-" + name)


def _split(base: FactBase, folder: str, folders: set[str]) -> list[Unit]:
    """Several services from one Go module: each ``main`` that a manifest runs under its own name."""
    mains = [
        entry
        for entry in base.of(EntryPoint)
        if entry.language == "go" and _nearest(entry.folder, folders) == folder and _starts(entry, folder)
    ]
    named = {c.name: c for c in reversed(base.of(Container))}
    chosen = [main for main in mains if posixpath.basename(main.folder) in named]
    if len(chosen) < 2:
        return _unnamed(base, mains)
    module = next((m.name for m in base.of(BuildFile) if m.folder == folder and m.kind == "go.mod"), None)
    imports = _imports(base, module or "", folder)
    units = []
    for main in chosen:
        name = posixpath.basename(main.folder)
        packages = frozenset(_reached(main.folder, imports))
        units.append(Unit(name, main.folder, main.evidence, frozenset({name.lower()}), "proven", packages))
    return units


def _unnamed(base: FactBase, mains: list[EntryPoint]) -> list[Unit]:
    """Several services from one Go module of which no manifest knows the names: they stand in their paths."""
    found = serving(base, mains) if len(mains) > 1 else {}
    packages = Packages(base)
    units = []
    for name, main in found.items() if len(found) > 1 else ():
        known = {c.name for c in base.of(Container) if program_name(c.name.replace("-", "/")).replace("/", "-") == name}
        aliases = frozenset(one.lower() for one in (name, *known))
        path = re.sub(r"/cmd(/(server|main|app))?$", "", main.folder) if main.folder.count("/cmd") == 1 else main.folder
        units.append(Unit(sorted(known)[0] if known else name, path, main.evidence, aliases, "proven",
                          packages.reached([main.folder])))  # fmt: skip
    return units


def _imports(base: FactBase, module: str, folder: str) -> dict[str, set[str]]:
    imports: dict[str, set[str]] = defaultdict(set)
    for fact in base.of(GoImports):
        for one in fact.imports:
            if module and (one == module or one.startswith(module + "/")):
                imports[fact.folder].add(posixpath.normpath(posixpath.join(folder, one[len(module) + 1 :])))
    return imports


def _reached(start: str, imports: dict[str, set[str]]) -> set[str]:
    seen, stack = {start}, [start]
    while stack:
        for one in imports.get(stack.pop(), ()):
            if one not in seen:
                seen.add(one)
                stack.append(one)
    return seen


def _distinct(units: list[Unit]) -> list[Unit]:
    """Gives services of one name the folder above as a prefix: every name is unique."""
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        counts[unit.name] += 1
    result, taken = [], set()
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
