"""AWS operations in JavaScript, PHP and Ruby: the SDKs' clients in the ways they are made and given."""

from __future__ import annotations

import pytest

from watari.survey.facts import AwsFact
from watari.survey.readers import Source
from watari.survey.readers.code import CodeReader


def operations(name: str, text: str) -> list[tuple[str, str]]:
    facts = CodeReader().read(Source(name, text.encode()))
    return [(fact.call.service, fact.call.operation) for fact in facts if isinstance(fact, AwsFact)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.ts",
            'import { S3 } from "@aws-sdk/client-s3";\nconst store = new S3({});\nstore.putObject({ Bucket: "b" });',
            [("s3", "PutObject")],
        ),
        (
            "a.ts",
            'import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";\nc.send(new SendMessageCommand({}));',
            [("sqs", "SendMessage")],
        ),
        (
            "a.ts",
            'import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb";\nconst d = DynamoDBDocument.from(c);\n'
            "d.put({});",
            [("dynamodb", "PutItem")],
        ),
        ("a.rb", "@s3 = Aws::S3::Client.new\n@s3.put_object(bucket: 'b')", [("s3", "PutObject")]),
        ("a.rb", "Aws::SQS::Client.new(region: r).send_message(queue_url: u)", [("sqs", "SendMessage")]),
        (
            "a.php",
            "<?php\nuse Aws\\S3\\S3Client;\nclass A { function __construct(private S3Client $s3) {}\n"
            "function f() { $this->s3->putObjectAsync([]); } }",
            [("s3", "PutObject")],
        ),
        (
            "a.php",
            "<?php\nuse Aws\\Sqs\\SqsClient;\n$queue = new SqsClient([]);\n$queue->sendMessage([]);",
            [("sqs", "SendMessage")],
        ),
    ],
)
def test_operations(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert operations(name, text) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ts", "const s3 = new S3({});\ns3.putObject({});"),
        ("a.rb", "@s3 = Shelf::Client.new\n@s3.put_object(bucket: 'b')"),
        ("a.php", "<?php\n$s3 = new S3Client([]);\n$s3->putObject([]);"),
        ("a.rb", "client = Aws::S3::Client.new\nclient.config.region"),
    ],
)
def test_of_another_kind(name: str, text: str) -> None:
    assert operations(name, text) == []
