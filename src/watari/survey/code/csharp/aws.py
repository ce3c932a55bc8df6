"""AWS operations in C#: methods of the SDK's clients and of the helpers above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.survey.code.aws import operation_fact
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.readers.interface import Source

_SDK = re.compile(r"^\s*(?:global )?using (?:static )?Amazon\.\w+", re.M)
_TYPE = r"(?:Amazon\.[\w.]+\.)?(?:I?Amazon(\w+?)(?:Client)?|I?(TransferUtility|DynamoDBContext)|(Table))"
_DECLARED = re.compile(rf"\b{_TYPE}\??\s+(\w+)\s*(?=[=;,){{]|=>)")
_MADE = re.compile(rf"\b(\w+)\s*=\s*new\s+{_TYPE}\s*\(")
_ASKED = re.compile(
    rf"\b(\w+)\s*=\s*[^;=]*\b(?:GetService|GetRequiredService|CreateServiceClient|CreateClient)<{_TYPE}>\("
)
_LOADED = re.compile(r"\b(\w+)\s*=\s*(Table)\.(?:Load|TryLoad)\w*\(")
_MEMBER = re.compile(r"^m__\w+?__(?=\w)")
"""What :mod:`watari.survey.code.csharp.rewrite` puts before a class's members."""
_NO_OPERATION = frozenset(
    ["Dispose", "Equals", "GetHashCode", "GetType", "ToString", "GetPreSignedURL", "DetermineServiceOperationEndpoint"]
)


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(files("watari.survey").joinpath("data/dotnet_aws.yaml").read_text("utf-8")))


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls on clients that it declares, makes or asks its container for."""
    text = source.text()
    clients = dict(_clients(text)) if _SDK.search(text) else {}
    for call in code.calls if clients else ():
        receiver, _, method = call.callee.rpartition(".")
        kind = clients.get(_MEMBER.sub("", re.sub(r"[?!]", "", receiver).rsplit(".", 1)[-1]))
        found = _operation(kind, method.removesuffix("Async")) if kind else None
        if found:
            yield operation_fact(source, found[0], found[1], call.line)


def _clients(text: str) -> Iterator[tuple[str, str]]:
    """The variables and members that hold a client or a helper, with what it is."""
    for match in _DECLARED.finditer(text):
        service, helper, table, name = match.groups()
        yield name, service or helper or table
    for pattern in (_MADE, _ASKED):
        for match in pattern.finditer(text):
            name, service, helper, table = match.groups()
            yield name, service or helper or table
    for name, table in _LOADED.findall(text):
        yield name, table


def _operation(kind: str, method: str) -> tuple[str, str] | None:
    """Service and API operation of a method; None for what sends nothing."""
    helper = _table()["helpers"].get(kind)
    if helper is not None:
        return (helper["service"], helper[method]) if method in helper else None
    if method in _NO_OPERATION or not re.fullmatch(r"[A-Z]\w+", method):
        return None
    return _table()["services"].get(kind, kind.lower()), method
