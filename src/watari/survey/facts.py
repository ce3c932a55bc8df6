"""What readers say: small facts, each with its line. The resolver joins them into services.

A reader knows one file and nothing of the fleet, so a fact carries names as the
file writes them. Which service a fact belongs to follows from the path of its
evidence, or from ``owner`` where a manifest names the service itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from watari.model.evidence import Evidence
from watari.model.fleet import AwsCall, Build, Note, Process, ProcessKind, ResourceHint
from watari.survey.manifests.facts import EnvPatch, Include, Kustomization, Link, MountedFile, PortText, PublicHost


@dataclass(frozen=True, slots=True)
class BuildFile:
    """A file that makes its folder a buildable unit. ``name`` is the package's own name, if written.

    ``uses`` are the folders of other build files whose code is built in; ``aside`` says that what is built is
    no part of the running system: tests, a program for developers, an application for people's own machines.
    """

    folder: str
    kind: str
    language: str
    evidence: Evidence
    name: str | None = None
    runnable: bool = False
    packages: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A program's start in source: Go's ``func main``, a Python ``__main__`` block, a Spring application."""

    folder: str
    language: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class GoImports:
    """What one Go file imports, for telling which packages a ``main`` reaches."""

    folder: str
    imports: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PackageImport:
    """Code takes in a package of others, by the package's name."""

    package: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ProcessFact:
    """A process as a unit, a crontab, a Procfile or a Dockerfile starts it.

    ``kind_known`` is False where the file does not say whether it serves or works. ``folder`` is the program's,
    where the file says that it stands elsewhere.
    """

    process: Process
    source: Literal["systemd", "timer", "cron", "procfile", "supervisor", "dockerfile"]
    kind_known: bool = False
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class SharedSetting:
    """A value of a ConfigMap or an environment file that workloads take in; ``group`` says which of them."""

    group: str
    name: str
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SettingsFrom:
    """A workload takes in a group of settings; or ``key`` of it under ``name``."""

    owner: str
    group: str
    evidence: Evidence
    name: str | None = None
    key: str | None = None
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Extends:
    """A compose service takes over what service ``of`` of the file ``path`` says."""

    owner: str
    of: str
    path: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HostName:
    """A Kubernetes Service: a host name for the workloads whose pods carry the labels of ``selector``."""

    host: str
    selector: frozenset[tuple[str, str]]
    evidence: Evidence
    node_ports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltImage:
    """A line that builds the image ``image`` (without registry and tag) from ``folder``."""

    image: str
    folder: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A file of a Helm chart; what it means is known when the whole chart is."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ResourceFact:
    """CPU or memory that a manifest gives the workload ``owner``."""

    hint: ResourceHint
    evidence: Evidence
    owner: str


@dataclass(frozen=True, slots=True)
class Setting:
    """An environment variable that is given a value. ``owner`` names the service in a manifest of many.

    ``manifest`` is the file that names the owner, where the value stands in another one; ``folder`` as in a
    ProcessFact.
    """

    name: str
    value: str
    evidence: Evidence
    owner: str | None = None
    manifest: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """A service of a compose file, a workload of Kubernetes, a container of an ECS task or of Ansible.

    ``context`` is the folder it is built from, ``image`` the image's name without registry and tag,
    ``labels`` those of its pods, ``mounts`` the repository's paths that it gets as volumes, ``hints`` the build
    arguments' values. ``kind`` is None where the manifest does not say; ``schedule`` as in a Process.
    """

    name: str
    evidence: Evidence
    source: Literal["compose", "kubernetes", "ecs", "ansible"]
    image: str | None = None
    context: str | None = None
    command: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    labels: frozenset[tuple[str, str]] = frozenset()
    mounts: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    kind: ProcessKind | None = None
    schedule: str | None = None
    dockerfile: str | None = None
    aside: bool = False
    """Whether it runs for tests only."""
    user: str | None = None


@dataclass(frozen=True, slots=True)
class HostedProject:
    """A .NET project that an application host runs as ``name``; ``project`` is the type made of its name."""

    name: str
    project: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Image:
    """A Dockerfile: the last stage's base image, and whether it puts something of its own into it.

    ``starts`` says that it names a program; else the base image's starts, or none.
    """

    folder: str
    base: str
    runs: bool
    evidence: Evidence
    starts: bool = True


@dataclass(frozen=True, slots=True)
class ServiceName:
    """A name that the service gives itself, such as ``spring.application.name``."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DiscoveryName:
    """Another name by which a service is found; ``owner`` is its name in the manifest."""

    name: str
    evidence: Evidence
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class PortFact:
    """A port that a file states; ``env`` is the variable that sets it."""

    number: int
    evidence: Evidence
    env: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class LocalPort:
    """A port of the machine itself by which a service is reached there: published, or a developer's."""

    number: int
    evidence: Evidence
    owner: str | None = None
    manifest: str | None = None


@dataclass(frozen=True, slots=True)
class HealthFact:
    """A health path; ``stated`` where configuration says so, else it is a route of that name."""

    path: str
    evidence: Evidence
    stated: bool = False
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class RouteFact:
    """A route that code answers; ``method`` in capitals or ``ANY``, ``protocol`` ``http`` or ``grpc``."""

    method: str
    path: str
    evidence: Evidence
    protocol: str = "http"


@dataclass(frozen=True, slots=True)
class EnvRead:
    """Code reads an environment variable."""

    name: str
    evidence: Evidence
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class EnvHelper:
    """A function that reads the variable named by one of its parameters (``key``; ``default`` likewise)."""

    function: str
    key: int
    default: int | None
    required: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SigtermFact:
    """A line that decides what SIGTERM does: ``stops`` or is ignored."""

    stops: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BuildFact:
    """A build command; the lowest ``rank`` wins."""

    build: Build
    rank: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A deployment's copy to the host.

    ``bases`` are folders, nearest first, in which ``source`` may stand. ``hop`` says that both ends are
    on the host. ``into`` says that the destination is a folder in which the source's last part is put,
    ``contents`` that of a folder only the contents go there. ``link`` makes a symbolic link.
    """

    source: str
    destination: str
    evidence: Evidence
    bases: tuple[str, ...]
    hop: bool = False
    into: bool = False
    contents: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class Upstream:
    """A configuration line of a proxy that sends requests to an address; ``${NAME}`` may stand in it.

    ``key`` is the variable that overrides the line, where the program takes one. ``group`` is the ConfigMap
    that holds it, ``owner`` the workload that mounts this.
    """

    address: str
    evidence: Evidence
    protocol: str = "http"
    key: str | None = None
    group: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ConfigValue:
    """A value of a configuration file; ``key`` with its sections, joined by dots."""

    key: str
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StoreUse:
    """A line that opens a database or a cache; ``function`` is the one around it."""

    kind: str
    evidence: Evidence
    function: str | None = None


@dataclass(frozen=True, slots=True)
class StateStore:
    """A store that a sidecar keeps for services, by the name under which their code asks for it."""

    name: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Property:
    """A line of an application framework's configuration (``application.yml``), value as written.

    ``profile`` is the profile for which it holds, ``application`` the file's name without its suffix
    where the file is named for an application, as a configuration server's files are.
    """

    key: str
    value: str
    evidence: Evidence
    profile: str | None = None
    application: str | None = None


@dataclass(frozen=True, slots=True)
class AwsFact:
    """An AWS operation in code."""

    call: AwsCall


MessageRole = Literal["publish", "consume", "bind", "exchange"]


@dataclass(frozen=True, slots=True)
class Message:
    """A line that publishes, consumes, binds a queue to an exchange or topic, or declares an exchange.

    ``parts`` are the channel's parts (``exchange``, ``key``, ``queue``, ``topic``, ``list``, ``stream``, ``task``…)
    with their expressions as written; ``events`` the types that name the message where the channel does not.
    ``protocol`` is a library's name where the line does not say which broker is behind it.
    """

    role: MessageRole
    protocol: str
    parts: tuple[tuple[str, str], ...]
    evidence: Evidence
    function: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text that source or configuration gives a name: a constant, an enumeration's member, a key with its sections.

    ``holder`` is the class or object around it, empty for none.
    """

    name: str
    text: str
    holder: str
    evidence: Evidence
    configured: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A function's name, parameters, and lines; a constructor has its class's name.

    ``method`` says that it is called on a value and not through a package or module.
    """

    name: str
    parameters: tuple[str, ...]
    start: int
    end: int
    method: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A value that goes to a name: ``target`` and ``refs`` as :mod:`watari.survey.code.refs` writes them.

    ``declares`` is False where the name must have been declared before, as with Go's ``=``.
    """

    target: str
    refs: tuple[str, ...]
    line: int
    function: str | None
    declares: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """A call. ``callee`` is its text, ``arguments`` the texts, ``refs`` per argument, then the receiver's."""

    callee: str
    arguments: tuple[str, ...]
    refs: tuple[tuple[str, ...], ...]
    receiver: tuple[str, ...]
    line: int
    function: str | None

    @property
    def name(self) -> str:
        """The last part of ``callee``."""
        return self.callee.rsplit(".", 1)[-1].rsplit("->", 1)[-1].rsplit("::", 1)[-1]


@dataclass(frozen=True, slots=True)
class CodeFile:
    """A source file's skeleton: enough to follow a value by name.

    ``imports`` are the names under which a Go file knows packages, each with its import path.
    ``clients`` are types whose every method sends a request, with its protocol (a Feign interface);
    what goes to ``@Type`` is their address. ``bindings`` are types that hold the configuration
    below a prefix: ``("CatalogProperties", "shop.catalog")``, in C# as variables
    name it (``Shop__Catalog``).
    """

    evidence: Evidence
    language: str
    functions: tuple[Function, ...]
    assignments: tuple[Assignment, ...]
    calls: tuple[Call, ...]
    imports: tuple[tuple[str, str], ...] = ()
    clients: tuple[tuple[str, Literal["http", "grpc"]], ...] = ()
    bindings: tuple[tuple[str, str], ...] = ()


V = TypeVar("V")
T = TypeVar("T")

Fact = (
    BuildFile | EntryPoint | GoImports | PackageImport | ProcessFact | Setting | Container | Image | ServiceName
    | PortFact | LocalPort | HealthFact | RouteFact | EnvRead | EnvHelper | SigtermFact | BuildFact | ConfigValue | Copy
    | Property | Upstream | AwsFact | CodeFile | Note | SharedSetting | SettingsFrom | Extends | HostName
    | HostedProject | StoreUse | StateStore | DiscoveryName | BuiltImage | ChartFile | ResourceFact | Message
    | NamedText | PortText | Include | Link | PublicHost | MountedFile | Kustomization | EnvPatch
)  # fmt: skip


@dataclass(slots=True)
class FactBase:
    """Every fact of a survey, by kind, and every path that the walk has seen.

    ``homes`` gives files the folder of the project that they speak of, where they stand elsewhere.
    """

    paths: set[str] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)
    _by_kind: dict[type, list[object]] = field(default_factory=dict)
    _views: dict[str, object] = field(default_factory=dict)

    def add(self, fact: Fact) -> None:
        """Keeps a fact."""
        self._by_kind.setdefault(type(fact), []).append(fact)
        self._views.clear()

    def replace(self, kind: type[T], facts: list[T]) -> None:
        """Puts other facts in the place of all of one kind."""
        self._by_kind[kind] = list(facts)
        self._views.clear()

    def of(self, kind: type[T]) -> list[T]:
        """All facts of one kind, in reading order."""
        return self._by_kind.get(kind, [])  # type: ignore[return-value]

    def view(self, name: str, make: Callable[[], V]) -> V:
        """What ``make`` works out of the facts, kept under ``name`` until a fact is added or replaced."""
        if name not in self._views:
            self._views[name] = make()
        return self._views[name]  # type: ignore[return-value]

    def grouped(self, kind: type[T], by: Callable[[T], Hashable], name: str) -> dict[Hashable, list[T]]:
        """All facts of one kind by a key of theirs; ``name`` is the key's own, for :meth:`view`."""

        def group() -> dict[Hashable, list[T]]:
            groups: dict[Hashable, list[T]] = defaultdict(list)
            for one in self.of(kind):
                groups[by(one)].append(one)
            return dict(groups)

        return self.view(f"{kind.__name__} by {name}", group)


def evidence_of(fact: Any) -> Evidence:
    """Where a fact stands."""
    for inner in ("process", "call", "build"):
        if hasattr(fact, inner):
            return evidence_of(getattr(fact, inner))
    found: Evidence = fact.evidence
    return found
