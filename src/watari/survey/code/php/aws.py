"""AWS operations in PHP: ``S3Client`` and its siblings of the SDK v3, made or given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.source import Source

_USED = re.compile(r"\bAws\\(\w+)\\(\w+Client)\b")
_MADE = r"\$(?:this->)?(\w+)\s*=\s*(?:new\s+\\?(?:[\w\\]+\\)?{name}\s*\(|\\?(?:[\w\\]+\\)?{name}::factory)"
_TYPED = r"\b{name}\s+\$(\w+)"
_FROM_SDK = re.compile(
    r"\$(?:this->)?(\w+)\s*=\s*[^;\n]*->create(S3|Sqs|Sns|DynamoDb|Kinesis|Ses|SecretsManager|Ssm|Lambda)\("
)
_NO_OPERATION = re.compile(
    r"^(__|get(Command|Iterator|Paginator|Waiter|Credentials|Endpoint|Region|Api|Config)|execute|waitUntil)"
)
_SPECIAL = {
    ("s3", "upload"): "PutObject",
    ("s3", "doesObjectExist"): "GetObject",
    ("s3", "doesObjectExistV2"): "GetObject",
}


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls, one fact a line."""
    text = source.text()
    clients = dict(_clients(text)) if "Aws" in text else {}
    for call in code.calls if clients else ():
        receiver, _, method = call.callee.rpartition("->")
        service = clients.get(receiver.rsplit("->", 1)[-1].lstrip("$"))
        if service is None or _NO_OPERATION.match(method) or not re.fullmatch(r"[a-z]\w+", method):
            continue
        plain = method.removesuffix("Async")
        operation = _SPECIAL.get((service, plain), plain[0].upper() + plain[1:])
        yield operation_fact(source, service, operation, call.line)


def _clients(text: str) -> Iterator[tuple[str, str]]:
    """The variables and properties that hold a client, with its service."""
    for service, name in set(_USED.findall(text)):
        for pattern in (_MADE, _TYPED):
            for variable in re.findall(pattern.format(name=name), text):
                yield variable, service.lower()
    for variable, service in _FROM_SDK.findall(text):
        yield variable, service.lower()
