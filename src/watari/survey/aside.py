"""What is no service by its place or its make: tests, tools, and the images of databases and brokers."""

from __future__ import annotations

import re

NO_SERVICE = frozenset(["docker", "build", ".devcontainer", "ci", "tools", "hack"])
"""Folders of packaging: an image there belongs to the folder above, or to none."""

_ASIDE = re.compile(
    r"(^|/)(examples?|samples?|tools?|hack|scripts?|internal/tools|benchmarks?|docs?|buildSrc|\.[\w-]+)(/|$)"
    r"|(^|[/._-])((?i:tests?|e2e|end-to-end|integration-?tests?|acceptance|contract-?tests?|testing|fixtures?|mocks?)"
    r"|specs|cypress|playwright)(/|$)"
    r"|[a-z](Integration|Unit|Functional|Acceptance)?Tests?(/|$)"
)
_OF_TESTS = re.compile(r"(^|/)(Microsoft\.NET\.Test\.Sdk|xunit|nunit|mstest\.testframework)$", re.I)

_STORES = (
    r"mongo(?:db|-express)?|mysql\d*|mariadb|postgres(?:ql)?|postgis|redis|valkey|memcached|rabbitmq|activemq"
    r"|kafka|cp-kafka|zookeeper|elasticsearch|kibana|logstash|opensearch|consul|jaeger|all-in-one|zipkin|prometheus"
    r"|grafana|loki|tempo|fluentd|fluent-bit|minio|localstack|dynamodb-?local|statsd|vault|nats|cassandra|scylla"
    r"|influxdb|telegraf|neo4j|couchdb|clickhouse|etcd|mssql|sqlserver|axonserver|adminer|pgadmin|mailhog|keycloak"
)
_INFRASTRUCTURE = re.compile(
    rf"(^|/)(?:[\w.]+-)?(?:{_STORES}|otel\S*|opentelemetry-collector\S*)(?:[-_]\w+)?(?:[:@$]|$)|(^|/)dynamodblocal"
)
_STORE_FOLDER = re.compile(rf"(^|/)(?:{_STORES}|db|database)(?:[-_](?:init|setup|seed|migrations?|data))?$")


def is_aside(folder: str) -> bool:
    """Whether a folder holds tests, examples, tools or documents."""
    return bool(_ASIDE.search(folder))


def tests_only(packages: tuple[str, ...]) -> bool:
    """Whether a build file's packages make it a test project (.NET's test SDK and frameworks)."""
    return any(_OF_TESTS.search(one) for one in packages)


def is_infrastructure(image: str) -> bool:
    """Whether an image is a database, a broker or an agent that a fleet takes from elsewhere."""
    return bool(_INFRASTRUCTURE.search(image))


def is_store_folder(folder: str) -> bool:
    """Whether a folder's name says that it prepares a database or broker: ``mysql``, ``postgres-init``."""
    return bool(_STORE_FOLDER.search(folder))
