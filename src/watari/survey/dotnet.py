"""What several files say together of a .NET project: its name on an application host, its image."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from watari.survey.facts import BuildFile, Container, FactBase, HostedProject, Image, ProcessFact


def settle_projects(base: FactBase) -> None:
    """Gives projects the names under which a host runs them, and images the projects that they start."""
    projects = [one for one in base.of(BuildFile) if one.kind == "csproj"]
    by_type = {re.sub(r"\W", "_", one.name or ""): one.folder for one in projects}
    for one in list(base.of(HostedProject)):
        if one.project in by_type:
            base.add(Container(one.name, one.evidence, "compose", context=by_type[one.project]))
    _images(base, projects)


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
