"""Several services from one folder: programs of one module, or one image started in several ways."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict

from watari.survey.code.go.packages import Packages, program_name, serving
from watari.survey.facts import BuildFile, BuiltImage, Container, EntryPoint, FactBase, GoImports
from watari.survey.unit import Unit, places

ONE_OFF = re.compile(r"(^|[\s/:_.-])(migrat\w*|init|initdb|create_?db|seed\w*|collectstatic|bootstrap|setup)\b", re.I)


def programs(base: FactBase, folder: str, mains: list[EntryPoint]) -> list[Unit]:
    """Several services from one Go module: each ``main`` that a manifest runs under its own name."""
    named = base.view("containers by every name", lambda: _by_every_name(base)) if len(mains) > 1 else {}
    chosen = [main for main in mains if _program(main.folder) in named]
    if len(chosen) < 2:
        return _unnamed(base, mains)
    module = next((m.name for m in base.of(BuildFile) if m.folder == folder and m.kind == "go.mod"), None)
    imports = _imports(base, module or "", folder)
    units = []
    for main in chosen:
        name = _program(main.folder)
        packages = frozenset(_reached(main.folder, imports))
        containers = named[name]
        aliases = {name.lower(), *(host.lower() for one in containers for host in (one.name, *one.hosts))}
        units.append(
            Unit(name, main.folder, main.evidence, frozenset(aliases), "proven", packages, None, places(containers))
        )
    return units


def _by_every_name(base: FactBase) -> dict[str, list[Container]]:
    named: dict[str, list[Container]] = defaultdict(list)
    for one in base.of(Container):
        for name in {one.name, *(hint.strip("./") for hint in one.hints), one.image or ""}:
            named[name].append(one)
    return named


def _unnamed(base: FactBase, mains: list[EntryPoint]) -> list[Unit]:
    """Several services from one Go module of which no manifest knows the names: they stand in their paths."""
    found = serving(base, mains) if len(mains) > 1 else {}
    if len(found) < 2:
        return []
    packages = Packages(base)
    units = []
    for name, main in found.items():
        known = [c for c in base.of(Container) if program_name(c.name.replace("-", "/")).replace("/", "-") == name]
        names = sorted({one.name for one in known})
        aliases = {name, *names, *(host for one in known for host in one.hosts)}
        path = re.sub(r"/cmd(/(server|main|app))?$", "", main.folder) if main.folder.count("/cmd") == 1 else main.folder
        units.append(
            Unit(
                names[0] if names else name,
                path,
                main.evidence,
                frozenset(one.lower() for one in aliases),
                packages=packages.reached([main.folder]),
                containers=places(known),
            )
        )
    return units


def _program(folder: str) -> str:
    """A program's name by its folder: ``cmd/orders``, ``orders/cmd``, ``orders/cmd/server``."""
    parts = folder.split("/")
    while len(parts) > 1 and parts[-1] in ("cmd", "main", "server", "app", "src", "bin"):
        parts.pop()
    return parts[-1]


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


def roles(base: FactBase, folder: str, claimed: set[str]) -> list[Unit]:
    """Several services from one image: a manifest starts it under several names with several commands.

    A command that migrates or prepares is a step of a deployment and no service; two names with one
    command are one service.
    """
    images = {one.image for one in base.grouped(BuiltImage, lambda one: one.folder, "folder").get(folder, ())}
    by_context = base.grouped(Container, lambda one: one.context, "context")
    by_image = base.grouped(Container, lambda one: one.image if one.context is None else None, "image alone")
    candidates = [*by_context.get(folder, ()), *(one for image in images if image for one in by_image.get(image, ()))]
    groups: dict[str, dict[str, Container]] = defaultdict(dict)
    for one in sorted(candidates, key=lambda one: one.evidence):
        if one.kind is None and one.name not in claimed:
            group = one.evidence.path if one.source == "compose" else "kubernetes"
            groups[group].setdefault(one.name, one)
    best: dict[tuple[str | None, ...], list[Container]] = {}
    for known in groups.values():
        commands: dict[tuple[str | None, ...], list[Container]] = defaultdict(list)
        for one in known.values():
            if not ONE_OFF.search(" ".join((one.name, *one.command))):
                commands[one.dockerfile, *one.command].append(one)
        best = commands if len(commands) > max(len(best), 1) else best
    return [_role(base, folder, same) for same in best.values()]


def _role(base: FactBase, folder: str, same: list[Container]) -> Unit:
    first = same[0]
    names = {one.name for one in same}
    everywhere = [one for one in base.of(Container) if one.name in names]
    aliases = {text.lower() for one in everywhere for text in (one.name, *one.hosts)}
    return Unit(first.name, folder, first.evidence, frozenset(aliases), containers=places(everywhere), shared=True)
