"""AWS operations in Go, SDK v1 and v2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.source import Source

_GO_IMPORT = re.compile(
    r'^[ \t]*(?:import\s+)?(?:(\w+)\s+)?"github\.com/aws/aws-sdk-go(?:-v2)?/service/([\w-]+)"', re.M
)
_GO_INPUT = re.compile(r"\b(\w+)\.([A-Z]\w+)Input\s*\{")
_GO_HELPER = re.compile(r"\b(\w+)\.New(\w+?)(?:Paginator|Waiter)\(")
_GO_MANAGER = re.compile(r"\b(?:s3manager|manager)\.New(Uploader|Downloader)\w*\(")
_MANAGERS = {"Uploader": "PutObject", "Downloader": "GetObject"}


def aws_calls(source: Source, _code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls, one fact a line."""
    for package, operation, line in _operations(source):
        yield operation_fact(source, package, operation, line)


def _operations(source: Source) -> Iterator[tuple[str, str, int]]:
    text = source.text()
    packages = {alias or package: package for alias, package in _GO_IMPORT.findall(text)}
    manager = bool(re.search(r'"github\.com/aws/aws-sdk-go[^"]*/(s3manager|manager)"', text))
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//")[0] if '"' not in line else line
        for pattern in (_GO_INPUT, _GO_HELPER):
            for alias, operation in pattern.findall(code):
                if alias in packages and not operation.endswith("Response"):
                    yield packages[alias], operation, number
        for kind in _GO_MANAGER.findall(code) if manager else ():
            yield "s3", _MANAGERS[kind], number
