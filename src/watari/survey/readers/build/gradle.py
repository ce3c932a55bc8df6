"""Gradle, in Groovy or Kotlin: what a ``build.gradle`` builds, whether it is a program, what it depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watari.model.fleet import Build
from watari.survey.facts import BuildFact, BuildFile, Fact, HealthFact
from watari.survey.readers.build.health import HEALTH_OF
from watari.survey.readers.interface import Source

_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.S | re.M)
_FOR_OTHERS = re.compile(r"^\s*(?:buildscript|subprojects|allprojects|configure\([^)]*\))\s*\{", re.M)
_PROGRAM = re.compile(
    r"(?:\bid[\s(]+|plugin:\s*|apply\(plugin\s*=\s*)['\"](?:org\.springframework\.boot|io\.quarkus"
    r"|io\.micronaut\.application|io\.ktor\.plugin|com\.google\.cloud\.tools\.jib|application|war)['\"]\)?"
    r"(?![^\n]*apply\s*\(?\s*false)|alias\(libs\.plugins\.[\w.]*(?:boot|quarkus|micronaut|ktor)[\w.]*\)(?![^\n]*apply\s*\(?\s*false)"
    r"|^\s*application\s*$|\bmainClass(?:Name)?\b",
    re.M,
)
_LIBRARY = re.compile(r"bootJar\b[^\n]*(?:\{\s*)?(?:\n\s*)?\.?enabled(?:\.set\(|\s*=\s*)false")
_COORDINATES = re.compile(r"^\s*(\w+)\b[^\n]*?['\"][\w.-]+:([\w.-]+)(?::[^'\"]*)?['\"]", re.M)
_NAMED = re.compile(r"^\s*(\w+)\b[^\n]*?\bname\s*[:=]\s*['\"]([\w.-]+)['\"]", re.M)
_CATALOGUE = re.compile(r"^\s*(\w+)[\s(]+libs\.(?!plugins|versions|bundles)([\w.]+)", re.M)
_NOT_RUN = re.compile(r"test|classpath|processor|kapt|ksp|developmentOnly|mavenBom|^id$|^url$", re.I)


def gradle(source: Source) -> Iterable[Fact]:
    """The facts of one project; what a root file says for its subprojects is not its own."""
    text = _own_part(_COMMENT.sub(_blank, source.text()))
    runnable = bool(_PROGRAM.search(text)) and not _LIBRARY.search(text)
    language = "kotlin" if re.search(r"kotlin\(['\"]jvm|org\.jetbrains\.kotlin|plugin\.spring['\"]", text) else "java"
    dependencies = sorted(_dependencies(text), key=lambda one: one[1])
    packages = tuple(dict.fromkeys(artifact for artifact, _ in dependencies))
    yield BuildFile(source.folder, "gradle", language, source.at(1), None, runnable, packages)
    yield BuildFact(Build(("gradle", "build"), source.at(1)), 4)
    for artifact, line in dependencies:
        if artifact in HEALTH_OF:
            yield HealthFact(HEALTH_OF[artifact], source.at(line), stated=True)


def _own_part(text: str) -> str:
    while (match := _FOR_OTHERS.search(text)) is not None:
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        text = text[: match.start()] + "\n" * text.count("\n", match.start(), end) + text[end:]
    return text


def _dependencies(text: str) -> Iterator[tuple[str, int]]:
    """Artefact and line of what the project needs to run."""
    for pattern in (_COORDINATES, _NAMED, _CATALOGUE):
        for match in pattern.finditer(text):
            if not _NOT_RUN.search(match[1]):
                yield match[2].replace(".", "-") if pattern is _CATALOGUE else match[2], _line(text, match.start(2))


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
