"""Source code: environment, routes, signals, AWS operations, and the skeleton for following values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from watari.model.evidence import Evidence
from watari.model.fleet import Note
from watari.sources.syntax import parse
from watari.survey.code.extract import skeleton
from watari.survey.code.go.language import GO
from watari.survey.code.go.literals import unnamed_fields
from watari.survey.code.language import Language
from watari.survey.code.languages import BY_SUFFIX
from watari.survey.code.messaging.teller import messages
from watari.survey.code.refs import unquote
from watari.survey.code.routes import routes
from watari.survey.facts import (
    CodeFile,
    EntryPoint,
    Fact,
    GoImports,
    HealthFact,
)
from watari.survey.readers.interface import Source

_TEST = re.compile(
    r"(^|/)(\.mvn|tests?|__tests__|spec|e2e|mocks?|fixtures|examples?/testdata|src/[\w-]*[tT]est[\w-]*|kitex_gen)/|_test\.(go|py|rb)$"
    r"|(^|/)test_[^/]+\.py$|\.(test|spec)\.[mc]?[jt]s$|(^|/)conftest\.py$|Tests?\.(java|kt|cs)$|\.min\.js$"
    r"|\.pb(\.gw)?\.go$|_pb2(_grpc)?\.py$|_pb\.js$|\.d\.ts$|\.(stories|cy)\.[jt]sx?$"
    r"|(^|/)(public|static|assets|wwwroot|cypress|playwright)/([^/]+/)*[^/]+\.[mc]?js$"
)
_GO_IMPORT = re.compile(r'^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([\w.~/-]+)"[ \t]*(?://.*)?$', re.M)
_HEALTH = re.compile(
    r"^/(?:[\w-]+/)*(?:healthz?|healthcheck|health_check|_health|health-check|ping|livez|readyz|ready|status|_healthz)/?$"
)
_ROUTE_CALL = re.compile(
    r"(HandleFunc|Handle|GET|Get|get|HEAD|route|add_get|add_route|add_url_rule|use|all|any|Path|MapGet|MapHealthChecks)$"
)


LONGEST_LINE = 20_000
"""No person writes a longer line (bytes); the grammars' bindings take quadratic time over one."""


class CodeReader:
    """Go, Python, JavaScript, TypeScript, Java, Kotlin, C#, PHP and Ruby, without tests and generated code."""

    def wants(self, path: str) -> bool:
        return path.rsplit(".", 1)[-1] in BY_SUFFIX and not _TEST.search(path)

    def read(self, source: Source) -> Iterable[Fact]:
        language = BY_SUFFIX[source.path.rsplit(".", 1)[-1]]
        longest = max(map(len, source.data.split(b"\n")), default=0)
        if longest > LONGEST_LINE:
            yield Note(source.path, f"not read: a line of {longest} bytes, so a program wrote it")
            return
        try:
            tree = language.tree(source) if language.tree else parse(source.data, language.name)
        except UnicodeDecodeError as error:
            raise ValueError("is not UTF-8") from error
        code = language.skeleton(tree, source.path) if language.skeleton else skeleton(tree, source.path, language.name)
        if language.annotate is not None:
            code = language.annotate(tree, code)
        if language.complete is not None:
            code = language.complete(source, code)
        if language is GO:
            code = replace(code, assignments=(*code.assignments, *unnamed_fields(tree.root, source.text(), code)))
        yield code
        for tell in language.tellers:
            yield from tell(source, code)
        yield from messages(source, code)
        yield from routes(source, code)
        yield from _health(source, code)
        yield from _entry(source, language)


class OutlineReader(CodeReader):
    """Only that a source file is there, and which program it starts; only the programs' own files are parsed."""

    def read(self, source: Source) -> Iterable[Fact]:
        language = BY_SUFFIX[source.path.rsplit(".", 1)[-1]]
        entries = tuple(_entry(source, language))
        if b"DistributedApplication" in source.data or (language is GO and len(entries) > 1):
            yield from super().read(source)
            return
        yield CodeFile(source.at(1), language.name, (), (), ())
        yield from entries


def outlined_by_name(path: str) -> CodeFile | None:
    """That a source file is there, told by its name alone; None where it is no source, or a test."""
    if not CodeReader().wants(path):
        return None
    return CodeFile(Evidence(path, 1), BY_SUFFIX[path.rsplit(".", 1)[-1]].name, (), (), ())


def _health(source: Source, code: CodeFile) -> Iterator[HealthFact]:
    for call in code.calls:
        if call.arguments and _ROUTE_CALL.search(call.callee):
            literal = unquote(call.arguments[0]) or ""
            path = literal.split()[-1] if literal.startswith(("GET ", "HEAD ")) else literal
            if _HEALTH.match(path):
                yield HealthFact(path, source.at(call.line))
    for number, line in enumerate(source.text().splitlines(), 1):
        compared = re.search(
            r"(?:path|url|pathname|URL\.Path|uri)\w*(?:\.\w+\([^)]*\)(?:\[0\])?)?\s*(?:={2,3}|in)\s*[\[({]?[\"']"
            r"(/[\w/-]+)[\"']",
            line,
        )
        mapped = re.search(r"@(?:app|router|bp|\w+)\.(?:get|route)\(\s*[\"']([^\"']+)|@GetMapping\(\s*\"([^\"]+)", line)
        path = compared[1] if compared else (mapped[1] or mapped[2]) if mapped else ""
        if _HEALTH.match(path) and not line.lstrip().startswith(("#", "//", "*")):
            yield HealthFact(path, source.at(number))


def _entry(source: Source, language: Language) -> Iterator[Fact]:
    text = source.text()
    if language is GO:
        yield GoImports(source.folder, tuple(_GO_IMPORT.findall(text)), source.at(1))
        if not re.search(r"^package main\b", text, re.M):
            return
    match = language.main.search(text) if language.main else None
    if match:
        yield EntryPoint(source.folder, language.name, source.at(text.count("\n", 0, match.start()) + 1))
