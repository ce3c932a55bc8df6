"""AWS operations in Python: boto3, botocore and their asynchronous kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.code.refs import unquote
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.source import Source

_PY_CHAINED = re.compile(r"\b(?:client|resource|create_client)\([\"']([\w-]+)[\"'][^()]*\)$")
_PY_NO_OPERATION = frozenset(
    [
        "get_paginator",
        "get_waiter",
        "close",
        "can_paginate",
        "generate_presigned_url",
        "meta",
        "exceptions",
        "wait",
        "paginate",
    ]
)
_PY_SPECIAL = {
    "upload_file": "PutObject", "upload_fileobj": "PutObject", "download_file": "GetObject",
    "download_fileobj": "GetObject", "put": "PutObject", "get_queue_by_name": "GetQueueUrl",
    "send_messages": "SendMessage", "receive_messages": "ReceiveMessage", "delete_messages": "DeleteMessage",
}  # fmt: skip
_PY_TABLE = frozenset(["put_item", "get_item", "query", "scan", "update_item", "delete_item", "batch_writer"])


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls, one fact a line."""
    for package, operation, line in _operations(source, code):
        yield operation_fact(source, package, operation, line)


def _operations(source: Source, code: CodeFile) -> Iterator[tuple[str, str, int]]:
    if not re.search(rb"boto", source.data):
        return
    clients = _python_clients(source)
    for call in code.calls:
        if "." not in call.callee:
            continue
        receiver, name = call.callee.rsplit(".", 1)
        chained = _PY_CHAINED.search(receiver)
        service = chained[1] if chained else clients.get(receiver.rsplit(".", 1)[-1])
        if service is None or (name in _PY_NO_OPERATION and name != "get_paginator"):
            continue
        if name == "get_paginator" and call.arguments:
            name = call.arguments[0].strip("'\"")
        if (operation := python_operation(name)) is not None:
            yield service, operation, call.line


_VERBS = re.compile(
    r"^(abort|add|assume|associate|attach|authorize|batch|cancel|change|complete|copy|create|decrypt|delete"
    r"|deregister|describe|detach|disable|disassociate|download|enable|encrypt|execute|generate|get|head|invoke"
    r"|list|modify|publish|purge|put|query|receive|register|remove|reset|restore|scan|send|set|sign|start|stop"
    r"|subscribe|tag|terminate|transact|unsubscribe|untag|update|upload|verify|write)_"
)
"""How AWS's operations begin, so that a client's ``close_all`` or a string's ``is_digit`` is none."""


def python_operation(name: str) -> str | None:
    """The API's operation for a client's method, None for a method that is none."""
    if name in _PY_NO_OPERATION or not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        return None
    if name in _PY_SPECIAL:
        return _PY_SPECIAL[name] if name != "put" else None
    known = name in _KNOWN_SHORT or bool(_VERBS.match(name))
    return pascal(name) if known else None


_PY_CLIENT = re.compile(r"\b(client|resource|create_client)$")


def clients_made(code: CodeFile) -> set[str]:
    """The services of which a Python file makes clients."""
    made = set()
    for call in code.calls if code.language == "python" else ():
        if _PY_CLIENT.search(call.callee) and call.arguments:
            literal = unquote(call.arguments[0])
            if literal and re.fullmatch(r"[\w-]+", literal):
                made.add(literal)
    return made


_KNOWN_SHORT = frozenset({"publish", "query", "scan", "encrypt", "decrypt", "sign", "verify", "invoke"})


def _python_clients(source: Source) -> dict[str, str]:
    """Variables that hold a client: assigned here, a resource's ``Table``, or named as the service."""
    text, clients = source.text(), {}
    for name, service in re.findall(
        r"(\w+)\s*(?::[^=\n]+)?=\s*[\w.()\s]*?\b(?:client|resource|create_client)\(\s*[\"']([\w-]+)[\"']",
        text,
    ):
        clients[name] = service
    for service in {*re.findall(r"\b(?:client|resource|create_client)\(\s*[\"']([\w-]+)[\"']", text)}:
        clients.setdefault(service, service)
        clients.setdefault("_" + service, service)
        clients.setdefault(service + "_client", service)
    for name, owner in re.findall(r"(\w+)\s*=\s*([\w.]+)\.(?:Table|Bucket|Queue|Topic)\(", text):
        known = clients.get(owner.rsplit(".", 1)[-1])
        if known:
            clients[name] = known
    # One hop through a constructor: `self._sqs = sqs`.
    for name, value in re.findall(r"self\.(\w+)[ \t]*=[ \t]*(\w+)[ \t]*$", text, re.M):
        if value in clients:
            clients[name] = clients[value]
    return clients


def pascal(name: str) -> str:
    """boto3's ``put_item`` as the API's ``PutItem``."""
    return "".join(part.capitalize() for part in name.split("_"))
