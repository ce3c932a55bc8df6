"""AWS operations in JavaScript and TypeScript, SDK v2 and v3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.facts import AwsFact, Call, CodeFile
from watari.survey.source import Source

_JS_PACKAGE = re.compile(
    r"(?:\{([^}]*)\}\s*=\s*require\(\s*|import\s*(?:type\s*)?\{([^}]*)\}\s*from\s*)['\"]@aws-sdk/(?:client-)?([\w-]+)['\"]"
)
_DOCUMENT = {
    "Put": "PutItem", "Get": "GetItem", "Update": "UpdateItem", "Delete": "DeleteItem",
    "BatchGet": "BatchGetItem", "BatchWrite": "BatchWriteItem",
    "TransactWrite": "TransactWriteItems", "TransactGet": "TransactGetItems",
}  # fmt: skip
_V2_CLIENT = re.compile(r"(\w+)\s*[=:]\s*new\s+(?:AWS\.)?([A-Z]\w*)(?:\.DocumentClient)?\(")
_V3_WHOLE = re.compile(r"(\w+)\s*[=:]\s*(?:new\s+([A-Z]\w*)(?<!Client)\(|(DynamoDBDocument)\.from\()")


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls, one fact a line."""
    for package, operation, line in _operations(source, code):
        yield operation_fact(source, package, operation, line)


def _operations(source: Source, code: CodeFile) -> Iterator[tuple[str, str, int]]:
    if not re.search(rb"aws-sdk", source.data):
        return
    names = _v3_names(source.text())
    clients = dict(_V2_CLIENT.findall(source.text()))
    # SDK v3's `new S3()` and `DynamoDBDocument.from()` have a method for each command.
    whole = dict(_whole_clients(source.text(), names))
    for call in code.calls:
        known = names.get(call.name)
        if known is not None and (operation := _v3_operation(call.name)):
            yield known, _DOCUMENT.get(operation, operation), call.line
        elif known is None and (v2 := _v2(call, whole if names else clients)) is not None:
            yield (*v2, call.line)


def _whole_clients(text: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for local, made, document in _V3_WHOLE.findall(text):
        package = names.get(made or document, "")
        if package == "lib-dynamodb" or f"@aws-sdk/client-{package}" in text:
            yield local, package


def _v3_names(text: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for required, imported, package in _JS_PACKAGE.findall(text):
        for one in (required or imported).split(","):
            local = re.split(r"\s+as\s+|\s*:\s*", one.strip())[0]
            if local:
                names[local] = package
    return names


def _v3_operation(name: str) -> str | None:
    if name.endswith("Command"):
        return name.removesuffix("Command")
    if name.startswith("paginate"):
        return name.removeprefix("paginate")
    return "PutObject" if name == "Upload" else None


def _v2(call: Call, clients: dict[str, str]) -> tuple[str, str] | None:
    receiver, _, name = call.callee.rpartition(".")
    service = clients.get(receiver.rsplit(".", 1)[-1])
    if service is None or not re.fullmatch(r"[a-z]\w+", name) or name in ("promise", "on", "send"):
        return None
    operation = name[0].upper() + name[1:]
    return service.lower(), _DOCUMENT.get(operation, operation)
