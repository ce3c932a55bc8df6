"""Databases, caches and queues: by AWS calls, by drivers, and by the names and URLs that lines give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from watari.model.evidence import Evidence
from watari.model.fleet import AwsCall, Datastore
from watari.survey.configuration import framework_keys
from watari.survey.facts import (
    Assignment,
    BuildFile,
    CodeFile,
    ConfigValue,
    GoImports,
    PackageImport,
    Property,
    StoreUse,
)
from watari.survey.libraries import calls_reached
from watari.survey.owned import Owned
from watari.survey.tree import below

AWS_STORES = ("dynamodb", "sqs", "s3", "sns", "kinesis")
_KIND_OF_NAME = (
    ("dynamodb", re.compile(r"(^|_)TABLE(_NAME)?$|^TABLE_|DYNAMO\w*_TABLE"), (".TableName", ".table_name")),
    ("sqs", re.compile(r"QUEUE|SQS"), (".QueueName", ".QueueUrl", ".QueueURL")),
    ("s3", re.compile(r"BUCKET"), (".Bucket", ".BucketName")),
    ("sns", re.compile(r"TOPIC"), (".TopicArn", ".TopicARN")),
    ("kinesis", re.compile(r"STREAM"), (".StreamName",)),
)
SCHEMES = {
    "redis": "redis", "rediss": "redis", "postgres": "postgres", "postgresql": "postgres", "mysql": "mysql",
    "mongodb": "mongo", "mongodb+srv": "mongo", "amqp": "rabbitmq", "amqps": "rabbitmq", "memcached": "memcached",
    "kafka": "kafka", "nats": "nats", "mariadb": "mysql", "sqlserver": "mssql", "oracle": "oracle", "h2": "h2",
    "hsqldb": "hsqldb", "db2": "db2", "neo4j": "neo4j", "bolt": "neo4j", "cassandra": "cassandra",
}  # fmt: skip
_URL = re.compile(r"^(?:jdbc:)?([a-z][a-z0-9+]*):(?://(?:[^/@]*@)?|host=)([^/:?,;]+)(?::\d+)?(?:/([^?]*))?")
_DRIVERS_OF_ONE_WORD = {
    "pg": "postgres", "redis": "redis", "mongodb": "mongo", "mysql": "mysql", "monk": "mongo", "bunny": "rabbitmq",
}  # fmt: skip
_ENGINE_NAME = re.compile(
    r"(^|_)(DB|DATABASE|TYPEORM|SEQUELIZE|KNEX)_(CONNECTION|CLIENT|DIALECT|DRIVER|ENGINE|TYPE|ADAPTER)$"
)
_ENGINES = {
    "mysql": "mysql", "mysql2": "mysql", "mariadb": "mysql", "pgsql": "postgres", "pg": "postgres",
    "postgres": "postgres", "postgresql": "postgres", "mongodb": "mongo", "sqlsrv": "mssql", "mssql": "mssql",
}  # fmt: skip


@cache
def _drivers() -> list[tuple[str, str]]:
    text = files("watari.survey").joinpath("data/drivers.yaml").read_text("utf-8")
    return [(part, kind) for part, kind in yaml.safe_load(text)]


def datastores(owned: Owned, calls: tuple[AwsCall, ...]) -> tuple[Datastore, ...]:
    """The datastores of one service, one entry per kind and name."""
    found: dict[tuple[str, str | None], Datastore] = {}
    for one in [
        *_aws(owned, calls),
        *_urls(owned),
        *_engines(owned),
        *configured_stores(owned),
        *_opened(owned),
        *_driven(owned),
    ]:
        known = any(key[0] == one.kind and (one.name is None or key[1] == one.name) for key in found)
        if not known:
            found[one.kind, one.name] = one
    return tuple(sorted(found.values(), key=lambda one: (one.kind, one.name or "")))


def _aws(owned: Owned, calls: tuple[AwsCall, ...]) -> Iterator[Datastore]:
    for kind, pattern, fields in _KIND_OF_NAME:
        used = [call for call in calls if call.service == kind]
        if not used:
            continue
        named = [
            *_by_variable(owned, pattern, fields),
            *_by_template(owned, fields),
            *_by_literal(owned, fields),
            *_by_file(owned, pattern),
        ]
        for name, evidence in named:
            yield Datastore(kind, evidence, name)
        if not named:
            yield Datastore(kind, used[0].evidence)


def _by_variable(owned: Owned, pattern: re.Pattern[str], fields: tuple[str, ...]) -> Iterator[tuple[str, Evidence]]:
    for name in owned.reads:
        reached = pattern.search(name) or any(owned.flow.reaches(("env", name), field) for field in fields)
        known = owned.value(name) if reached else None
        if known:
            yield last_part(known[0]), known[1]


def _by_template(owned: Owned, fields: tuple[str, ...]) -> Iterator[tuple[str, Evidence]]:
    """A value of a Java framework's configuration that names the resource."""
    for template, evidence in owned.flow.templates.items():
        if any(owned.flow.reaches(("template", template), field) for field in fields):
            known = owned.configuration.fill(template, evidence)
            if known:
                yield last_part(known[0]), known[1]


def _by_file(owned: Owned, pattern: re.Pattern[str]) -> Iterator[tuple[str, Evidence]]:
    """A configuration file's key that is named as such a variable would be (``sqs.queue_name``)."""
    for one in owned.of(ConfigValue):
        key = re.sub(r"\W", "_", one.key.rsplit(".", 1)[-1]).upper()
        if pattern.search(key) and re.fullmatch(r"[\w.:/-]+", one.value) and not one.value.isdigit():
            yield last_part(one.value), one.evidence


def _by_literal(owned: Owned, fields: tuple[str, ...]) -> Iterator[tuple[str, Evidence]]:
    for file in owned.of(CodeFile):
        for one in file.assignments:
            yield from _literal(one, fields, file.evidence.path)


def _literal(one: Assignment, fields: tuple[str, ...], path: str) -> Iterator[tuple[str, Evidence]]:
    if one.target in fields:
        for ref in one.refs:
            if ref.startswith('"') and not re.fullmatch(r'"\d+', ref):
                yield last_part(ref[1:]), Evidence(path, one.line)


def last_part(name: str) -> str:
    """The name in a queue's URL, an ARN, or as it is."""
    return re.split(r"[/:]", name.rstrip("/"))[-1] if "://" in name or name.startswith("arn:") else name


def _urls(owned: Owned) -> Iterator[Datastore]:
    """Values with a datastore's scheme, in variables that the code reads and literals."""
    for name in owned.reads:
        known = owned.value(name)
        match = _URL.match(known[0]) if known else None
        if known and match and match[1] in SCHEMES:
            yield Datastore(SCHEMES[match[1]], known[1], _plain(match[3] or match[2]))
    for text, evidence in owned.flow.literals.items():
        match = _URL.match(text)
        if match and match[1] in SCHEMES:
            yield Datastore(SCHEMES[match[1]], evidence, _plain(match[3] or match[2]))


def _plain(name: str) -> str | None:
    """A name without a hole to be filled in."""
    return None if re.search(r"[%${]", name) else name


def _opened(owned: Owned) -> Iterator[Datastore]:
    """What lines open; in a library that many services share only what this service calls."""
    called = calls_reached(owned.of(CodeFile), owned.unit.path)
    for one in owned.of(StoreUse):
        if below(one.evidence.path, owned.unit.path) or one.function in called:
            yield Datastore(one.kind, one.evidence)


def _engines(owned: Owned) -> Iterator[Datastore]:
    """The engine that a variable chooses (Laravel's ``DB_CONNECTION``); a file beside the program is no store."""
    for name in owned.reads:
        known = owned.value(name) if _ENGINE_NAME.search(name) else None
        kind = _ENGINES.get(known[0].lower()) if known else None
        if known and kind:
            yield Datastore(kind, known[1])


def configured_stores(owned: Owned) -> Iterator[Datastore]:
    """What a Java framework connects to by configuration."""
    for key, kind in framework_keys()["stores"]:
        for _, (value, evidence) in owned.configuration.matching(key) if owned.of(Property) else ():
            if kind == "url":
                match = re.match(r"^(?:jdbc:|r2dbc:)?(?:\w+:)??([a-z0-9]+):(?:[/@]|(?:mem|file|thin|tcp))", value)
                if match and match[1] in SCHEMES:
                    yield Datastore(SCHEMES[match[1]], evidence, _database(value))
            elif kind == "kind":
                yield Datastore(SCHEMES.get(value, value), evidence)
            else:
                yield Datastore(kind, evidence)


def _database(url: str) -> str | None:
    """The database that a JDBC URL names."""
    match = re.search(r"//[^/]*/(\w[\w-]*)|databaseName=(\w+)", url)
    return (match[1] or match[2]) if match else None


def _driven(owned: Owned) -> Iterator[Datastore]:
    """Drivers: what Go code imports; what other languages' build files depend on."""
    for fact in owned.of(GoImports):
        for package in fact.imports:
            for part, kind in _drivers():
                if part in package and not package.endswith(("/bson", "/bson/primitive")):
                    yield Datastore(kind, fact.evidence, confidence="likely")
    packages = [(one.package, one.evidence) for one in owned.of(PackageImport)]
    for fact in owned.of(BuildFile):
        packages += [(package, fact.evidence) for package in fact.packages if fact.language != "go"]
    for package, evidence in packages:
        kinds = [kind for part, kind in _drivers() if part in package or package == kind]
        kinds += [_DRIVERS_OF_ONE_WORD[package]] if package in _DRIVERS_OF_ONE_WORD else []
        if kinds:
            yield Datastore(kinds[0], evidence, confidence="likely")
