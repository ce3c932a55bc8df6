"""AWS operations in Ruby: clients (``Aws::SQS::Client``) and resources (``Aws::S3::Resource``) of the SDK v3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.source import Source

_CLIENT = re.compile(r"@?(\w+)\s*(?:\|\|)?=\s*(?:::)?Aws::(\w+)::Client\.new\b")
_ON_NEW = re.compile(r"^(?:::)?Aws::(\w+)::Client\.new\b.*\.([a-z_0-9]+)$", re.S)
_NO_OPERATION = frozenset(["new", "config", "wait_until", "operation_names", "stub_responses"])
_RESOURCE_METHODS = {
    ("s3", "upload_file"): "PutObject", ("s3", "upload_stream"): "PutObject", ("s3", "put"): "PutObject",
    ("s3", "put_object"): "PutObject", ("s3", "download_file"): "GetObject", ("s3", "get"): "GetObject",
    ("s3", "objects"): "ListObjectsV2", ("s3", "presigned_url"): "GetObject", ("sqs", "poll"): "ReceiveMessage",
    ("sqs", "send_message"): "SendMessage", ("sqs", "receive_messages"): "ReceiveMessage",
    ("sns", "publish"): "Publish",
}  # fmt: skip
_RESOURCE = re.compile(r"\bAws::(S3|SQS|SNS)::(?:Resource|Object|Bucket|Queue|QueuePoller|Topic|TransferManager)\b")


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls, one fact a line."""
    text = source.text()
    if "Aws::" not in text:
        return
    clients = dict(_CLIENT.findall(text))
    resources = {service.lower() for service in _RESOURCE.findall(text)}
    for call in code.calls:
        receiver, _, method = call.callee.rpartition(".")
        made = _ON_NEW.match(call.callee)
        service = made[1] if made else clients.get(receiver.rsplit(".", 1)[-1].lstrip("@"))
        if service is not None:
            if method not in _NO_OPERATION:
                yield operation_fact(source, service.lower(), _pascal(method), call.line)
            continue
        for one in sorted(resources):
            if operation := _RESOURCE_METHODS.get((one, method)):
                yield operation_fact(source, one, operation, call.line)


def _pascal(method: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in method.split("_"))
