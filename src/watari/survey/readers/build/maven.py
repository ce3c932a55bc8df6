"""Maven: what a ``pom.xml`` builds, whether it is a program, what it depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watari.model.fleet import Build
from watari.survey.facts import BuildFact, BuildFile, Fact, HealthFact
from watari.survey.readers.build.health import HEALTH_OF
from watari.survey.readers.interface import Source

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_OUTSIDE = re.compile(r"<(parent|dependencies|build|profiles|dependencyManagement|reporting)>.*?</\1>", re.S)
_MANAGED = re.compile(r"<(dependencyManagement|build|exclusions)>.*?</\1>", re.S)
_DEPENDENCY = re.compile(r"<dependency>(.*?)</dependency>", re.S)
_KOTLIN = re.compile(r"<artifactId>kotlin-(?:maven-plugin|stdlib[\w-]*)</artifactId>")


def pom(source: Source) -> Iterable[Fact]:
    """The facts of a module; an aggregator holds modules and is nothing by itself."""
    text = _COMMENT.sub(_blank, source.text())
    own = _OUTSIDE.sub(_blank, text)
    name = _tag(own, "artifactId")
    packaging = _tag(own, "packaging") or "jar"
    if packaging == "pom":
        return
    place = source.at(_line(text, f"<artifactId>{re.escape(name)}<") if name else 1)
    language = "kotlin" if _KOTLIN.search(text) else "java"
    dependencies = list(_dependencies(text))
    packages = tuple(artifact for artifact, _ in dependencies)
    yield BuildFile(source.folder, "pom.xml", language, place, name, packaging == "war", packages)
    yield BuildFact(Build(("mvn", "package"), place, _artefacts(text, own, name, packaging)), 4)
    for artifact, line in dependencies:
        if artifact in HEALTH_OF:
            yield HealthFact(HEALTH_OF[artifact], source.at(line), stated=True)


def _dependencies(text: str) -> Iterator[tuple[str, int]]:
    """Artefact and line of what the module needs to run; a test's dependencies are left out."""
    text = _MANAGED.sub(_blank, text)
    for match in _DEPENDENCY.finditer(text):
        artifact = re.search(r"<artifactId>\s*([^<\s]+)", match[1])
        if artifact and "<scope>test<" not in match[1]:
            yield artifact[1], text.count("\n", 0, match.start(1) + artifact.start()) + 1


def _artefacts(text: str, own: str, name: str | None, packaging: str) -> tuple[str, ...]:
    final = re.search(r"<finalName>\s*([^<\s]+)", text)
    version = _tag(own, "version") or _tag(text, "version")
    stem = final[1] if final else f"{name}-{version}" if name and version else ""
    stem = stem.replace("${project.artifactId}", name or "").replace("${project.version}", version or "")
    return (f"target/{stem}.{packaging}",) if stem and "$" not in stem else ()


def _tag(text: str, name: str) -> str | None:
    found = re.search(rf"<{name}>\s*([^<\s]+)", text)
    return found[1] if found else None


def _line(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _blank(match: re.Match[str]) -> str:
    """As many lines of nothing: what follows keeps its line."""
    return "\n" * match[0].count("\n")
