"""AWS operations through the SDK for Java, version 1 and 2, and through Spring Cloud AWS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.facts import Assignment, AwsFact, CodeFile, Fact
from watari.survey.source import Source

_IMPORT = re.compile(
    r"^\s*import\s+(?:static\s+)?(?:software\.amazon\.awssdk\.services|com\.amazonaws\.services"
    r"|aws\.sdk\.kotlin\.services)\.(\w+)\.(?:model\.|\w+\.)*([A-Z]\w*|\*)",
    re.M,
)
_CLIENT = re.compile(r"^(?:Amazon|AWS)?[A-Z]\w*?(?:Async)?(?:Client)?$")
_REQUEST = re.compile(r"^([A-Z]\w+)Request$")
_SETUP = frozenset(["builder", "create", "standard", "defaultClient", "build", "close", "shutdown", "waiter",
                    "utilities", "serviceName", "fromEnvironment"])  # fmt: skip
_SHORT = {
    ("s3", "doesObjectExist"): "HeadObject",
    ("s3", "doesBucketExistV2"): "HeadBucket",
    ("s3", "doesBucketExist"): "HeadBucket",
    ("s3", "listObjectsV2Paginator"): "ListObjectsV2",
    ("s3", "getObjectAsBytes"): "GetObject",
    ("s3", "getObjectAsString"): "GetObject",
}
"""Methods of the clients that are not named for their operation (AWS SDK for Java API references, 2026-11)."""

_TEMPLATES = {
    "SqsTemplate": ("sqs", {"send": "SendMessage", "sendMany": "SendMessage", "receive": "ReceiveMessage"}),
    "QueueMessagingTemplate": ("sqs", {"convertAndSend": "SendMessage", "send": "SendMessage"}),
    "SnsTemplate": ("sns", {"sendNotification": "Publish", "convertAndSend": "Publish", "send": "Publish"}),
    "NotificationMessagingTemplate": ("sns", {"sendNotification": "Publish", "convertAndSend": "Publish"}),
    "S3Template": ("s3", {"upload": "PutObject", "store": "PutObject", "download": "GetObject", "read": "GetObject",
                          "deleteObject": "DeleteObject", "listObjects": "ListObjectsV2"}),
    "DynamoDbTemplate": ("dynamodb", {"save": "PutItem", "update": "UpdateItem", "delete": "DeleteItem",
                                      "load": "GetItem", "query": "Query", "scan": "Scan", "scanAll": "Scan"}),
    "DynamoDBMapper": ("dynamodb", {"save": "PutItem", "load": "GetItem", "delete": "DeleteItem", "query": "Query",
                                    "scan": "Scan", "batchLoad": "BatchGetItem", "batchSave": "BatchWriteItem"}),
    "DynamoDbTable": ("dynamodb", {"putItem": "PutItem", "getItem": "GetItem", "updateItem": "UpdateItem",
                                   "deleteItem": "DeleteItem", "query": "Query", "scan": "Scan"}),
}  # fmt: skip
"""The SDK's mappers and Spring Cloud AWS: class -> service and operations (references 2.4 and 3, 2026-11)."""


def aws(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Calls on clients of the SDK and of Spring Cloud AWS, each with the operation's name."""
    services = {name: package for package, name in _IMPORT.findall(source.text())}
    for call in code.calls:
        owner, _, method = call.callee.partition(".")
        if owner in _TEMPLATES and method in _TEMPLATES[owner][1]:
            service, operations = _TEMPLATES[owner]
            yield operation_fact(source, service, operations[method], call.line)
        elif owner in services and _is_client(owner) and re.fullmatch(r"[a-z]\w+", method):
            yield from _method(source, services[owner], method, call.line)


_FIELDS = {"bucket": ".Bucket", "bucketname": ".Bucket", "tablename": ".TableName", "queueurl": ".QueueUrl",
           "queuename": ".QueueName", "topicarn": ".TopicArn", "streamname": ".StreamName"}  # fmt: skip
_BUCKET_FIRST = re.compile(r"^AmazonS3\w*\.(?:put|get|delete|copy|list|does)(?:Object|Objects)\w*$|^\w+ObjectRequest$")


def resource_names(code: CodeFile) -> list[Assignment]:
    """Where a call names a bucket, table, queue or topic: ``.bucket(name)``, ``.withTableName(name)``."""
    found = []
    for call in code.calls:
        field = _FIELDS.get(re.sub(r"^with(?=[A-Z])", "", call.name).lower())
        if field is None and _BUCKET_FIRST.match(call.callee) and len(call.arguments) > 1:
            field = ".Bucket"
        if field and call.refs:
            found.append(Assignment(field, call.refs[0], call.line, call.function))
    return found


def _is_client(name: str) -> bool:
    return bool(_CLIENT.match(name)) and not _REQUEST.match(name) and (
        name.startswith(("Amazon", "AWS")) or name.endswith(("Client", "AsyncClient"))
    )  # fmt: skip


def _method(source: Source, package: str, method: str, line: int) -> Iterator[AwsFact]:
    if method in _SETUP:
        return
    name = re.sub(r"(?:v2|V2)$", "", package)
    bare = re.sub(r"(?:Async|Paginator)$", "", method)
    operation = _SHORT.get((name, method)) or bare[0].upper() + bare[1:]
    yield operation_fact(source, name, operation, line)
