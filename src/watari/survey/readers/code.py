"""Source code: environment, routes, signals, AWS operations, and the skeleton for following values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watari.sources.syntax import parse
from watari.survey.code.aws import aws_calls
from watari.survey.code.env import environment, tagged_fields
from watari.survey.code.extract import skeleton
from watari.survey.code.refs import unquote
from watari.survey.code.signals import sigterm
from watari.survey.facts import (
    Assignment,
    CodeFile,
    EntryPoint,
    Fact,
    GoImports,
    HealthFact,
)
from watari.survey.readers.interface import Source

LANGUAGES = {
    "go": "go", "py": "python", "js": "javascript", "mjs": "javascript", "cjs": "javascript",
    "ts": "typescript",
    "java": "java", "cs": "csharp", "php": "php", "rb": "ruby",
}  # fmt: skip
_TEST = re.compile(
    r"(^|/)(tests?|__tests__|spec|e2e|mocks?|fixtures|examples?/testdata|src/test)/|_test\.(go|py|rb)$|(^|/)test_[^/]+\.py$"
    r"|\.(test|spec)\.[mc]?[jt]s$|(^|/)conftest\.py$|Tests?\.(java|cs)$|\.min\.js$|\.pb\.go$|_pb2(_grpc)?\.py$|_pb\.js$"
    r"|\.d\.ts$"
)
_GO_IMPORT = re.compile(r'^\s*(?:import\s+)?(?:[\w.]+\s+)?"([\w.~/-]+)"\s*$', re.M)
_HEALTH = re.compile(
    r"^/(?:[\w-]+/)*(?:healthz?|healthcheck|health_check|_health|health-check|ping|livez|readyz|ready|status|_healthz)/?$"
)
_ROUTE_CALL = re.compile(
    r"(HandleFunc|Handle|GET|Get|get|HEAD|route|add_get|add_route|add_url_rule|use|all|any|Path|MapGet|MapHealthChecks)$"
)


class CodeReader:
    """Go, Python, JavaScript, TypeScript, Java, C#, PHP and Ruby, without tests and generated code."""

    def wants(self, path: str) -> bool:
        return path.rsplit(".", 1)[-1] in LANGUAGES and not _TEST.search(path)

    def read(self, source: Source) -> Iterable[Fact]:
        language = LANGUAGES[source.path.rsplit(".", 1)[-1]]
        try:
            tree = parse(source.data, language)
        except UnicodeDecodeError as error:
            raise ValueError("is not UTF-8") from error
        code = skeleton(tree, source.path, language)
        if language == "go":
            code = _with_tags(source, code)
        yield code
        yield from environment(source, code)
        yield from aws_calls(source, code)
        yield from sigterm(source, code)
        yield from _health(source, code)
        yield from _entry(source, language)


def _with_tags(source: Source, code: CodeFile) -> CodeFile:
    tags = tuple(Assignment("." + field, ("$" + name,), line, None) for field, name, line in tagged_fields(source))
    return CodeFile(code.evidence, code.language, code.functions, (*code.assignments, *tags), code.calls)


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


_MAIN: dict[str, re.Pattern[str]] = {
    "go": re.compile(r"^func main\(\)", re.M),
    "python": re.compile(r"^if __name__ == [\"']__main__[\"']", re.M),
    "java": re.compile(r"SpringApplication\.run\(|public static void main\("),
    "csharp": re.compile(r"static (?:async )?\w+ Main\(|WebApplication\.CreateBuilder\(|CreateHostBuilder\("),
}


def _entry(source: Source, language: str) -> Iterator[Fact]:
    text = source.text()
    if language == "go":
        yield GoImports(source.folder, tuple(_GO_IMPORT.findall(text)), source.at(1))
        if not re.search(r"^package main\b", text, re.M):
            return
    pattern = _MAIN.get(language)
    match = pattern.search(text) if pattern else None
    if match:
        yield EntryPoint(source.folder, language, source.at(text.count("\n", 0, match.start()) + 1))
