"""Which files hold configuration, and what is kept of them."""

from __future__ import annotations

import pytest

from watari.survey.facts import Property, ServiceName
from watari.survey.readers.interface import Source
from watari.survey.readers.properties import PropertiesReader


def read(path: str, text: str) -> list[Property]:
    return [one for one in PropertiesReader().read(Source(path, text.encode())) if isinstance(one, Property)]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("ferry/src/main/resources/application.yml", True),
        ("ferry/src/main/resources/application-docker.properties", True),
        ("ferry/src/main/resources/META-INF/microprofile-config.properties", True),
        ("config-repo/ferry.yml", True),
        ("settings/src/main/resources/shared/ferry.yml", True),
        ("ferry/src/test/resources/application.yml", False),
        ("ferry/target/classes/config/application.yml", False),
        ("config/docker-compose.yml", False),
        ("ferry/src/main/resources/log4j2.properties", False),
        ("charts/ferry/values.yaml", False),
    ],
)
def test_which_files_are_read(path: str, wanted: bool) -> None:
    assert PropertiesReader().wants(path) is wanted


def test_a_document_and_a_key_can_hold_for_a_profile() -> None:
    text = "url: a\n---\nspring:\n  config:\n    activate:\n      on-profile: docker\nurl: b\n'%dev':\n  url: c\n"
    rows = [
        (one.key, one.value, one.evidence.line, one.profile)
        for one in read("x/src/main/resources/application.yml", text)
    ]
    assert ("url", "a", 1, None) in rows
    assert ("url", "b", 7, "docker") in rows
    assert ("url", "c", 9, "dev") in rows


def test_of_a_secret_only_the_variable_is_kept() -> None:
    text = "db.password=${DB_PASSWORD:hunter2}\nclient.clientSecret=hunter2\nurl=jdbc:mysql://db/x?password=hunter2\n"
    rows = read("x/src/main/resources/application.properties", text)
    assert [(one.key, one.value) for one in rows] == [("db.password", "${DB_PASSWORD}"), ("url", "jdbc:mysql://db/x")]


def test_a_file_of_another_application_names_no_service() -> None:
    text = b"spring.application.name=ferry\n"
    own = PropertiesReader().read(Source("x/src/main/resources/application.properties", text))
    served = PropertiesReader().read(Source("config-repo/ferry.properties", text))
    assert any(isinstance(one, ServiceName) for one in own)
    assert not any(isinstance(one, ServiceName) for one in served)


def test_a_kubernetes_manifest_is_no_configuration() -> None:
    assert read("config/ferry.yml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: ferry\n") == []


def test_a_config_map_holds_the_files_of_applications() -> None:
    text = (
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ferry\ndata:\n"
        "  application.yml: |\n    server:\n      port: 8081\n  quay.properties: |\n    server.port=8082\n"
        "  plain: value\n"
    )
    rows = [(one.application, one.key, one.value, one.evidence.line) for one in read("k8s/config-map.yaml", text)]
    assert rows == [("ferry", "server.port", "8081", 8), ("quay", "server.port", "8082", 10)]
