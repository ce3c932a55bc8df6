"""What several files say together of a .NET project: its name on an application host, its image."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from watari.survey.facts import BuildFile, Container, FactBase, HostedProject, Image, ProcessFact

_PAGE = "Microsoft.AspNetCore.Components.WebAssembly"


def settle_projects(base: FactBase) -> None:
    """Gives projects the names under which a host runs them, and images the projects that they start."""
    _pages(base)
    projects = [one for one in base.of(BuildFile) if one.kind == "csproj"]
    by_type = {re.sub(r"\W", "_", one.name or ""): one.folder for one in projects}
    for one in list(base.of(HostedProject)):
        if one.project in by_type:
            base.add(Container(one.name, one.evidence, "compose", context=by_type[one.project]))
    _workloads(base, projects)
    _images(base, projects)


def _pages(base: FactBase) -> None:
    """A program for the browser (Blazor WebAssembly) that a server's project takes in is served by that one."""
    taken = {folder for one in base.of(BuildFile) if one.kind == "csproj" and one.runnable for folder in one.uses}

    def is_page(one: BuildFile) -> bool:
        return one.kind == "csproj" and not one.runnable and _PAGE in one.packages and one.folder in taken

    base.replace(BuildFile, [replace(one, aside=True) if is_page(one) else one for one in base.of(BuildFile)])


def _workloads(base: FactBase, projects: list[BuildFile]) -> None:
    """A workload without a build, ``order-desk``, runs the one project of that name, ``Harbour.OrderDesk``."""
    by_name: dict[str, set[str]] = {}
    for one in projects:
        parts = (one.name or "").split(".")
        if one.runnable:
            for start in range(len(parts)):
                by_name.setdefault(_letters("".join(parts[start:])), set()).add(one.folder)
    built = {one.context for one in base.of(Container)}
    settled = []
    for container in base.of(Container):
        names = [_letters(name) for name in (container.name, container.image or "") if name]
        found = next((by_name[name] for name in names if len(by_name.get(name, ())) == 1), set())
        folder = next(iter(found), None)
        free = container.context is None and folder is not None and folder not in built
        settled.append(replace(container, context=folder) if free else container)
    base.replace(Container, settled)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _images(base: FactBase, projects: list[BuildFile]) -> None:
    """An image that starts ``dotnet Name.dll`` is that project's, wherever its Dockerfile stands."""
    by_name = {(one.name or "").lower(): one.folder for one in projects}
    folders = {one.folder for one in projects}
    moved: dict[str, str] = {}
    for fact in base.of(ProcessFact):
        path = fact.process.evidence.path
        started = next((word for word in fact.process.command if word.lower().endswith(".dll")), "")
        target = by_name.get(posixpath.basename(started)[: -len(".dll")].lower())
        if fact.source == "dockerfile" and target and (posixpath.dirname(path) or ".") not in folders:
            moved[posixpath.dirname(path) or "."] = base.homes[path] = target
    if not moved:
        return
    base.replace(Image, [replace(one, folder=moved.get(one.folder, one.folder)) for one in base.of(Image)])
    containers = base.of(Container)
    base.replace(
        Container, [replace(c, context=moved.get(c.context, c.context) if c.context else None) for c in containers]
    )
