"""Calls that a framework makes by configuration alone, and those it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.sources.config import Config
from watari.survey.run import survey

POM = "<project><artifactId>{name}</artifactId><dependencies>{needs}</dependencies></project>"
MAIN = "class Main { public static void main(String[] args) { SpringApplication.run(Main.class, args); } }"


def service(root: Path, name: str, needs: str = "", **files: str) -> None:
    resources = root / name / "src/main/resources"
    resources.mkdir(parents=True)
    dependency = f"<dependency><artifactId>{needs}</artifactId></dependency>" if needs else ""
    (root / name / "pom.xml").write_text(POM.format(name=name, needs=dependency), "utf-8")
    (root / name / "Main.java").write_text(MAIN, "utf-8")
    for stem, text in files.items():
        (resources / f"{stem}.properties").write_text(text, "utf-8")


def calls(root: Path) -> list[tuple[str, str, str]]:
    return [(one.source, one.target, one.confidence) for one in survey([root], Config()).dependencies]


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("spring.cloud.gateway.routes[0].uri=lb://berths", True),
        ("spring.cloud.gateway.server.webflux.routes[0].uri=http://berths:80", True),
        ("zuul.routes.places.serviceId=berths", True),
        ("zuul.routes.berths=/berths/**", True),
        ("zuul.routes.places.url=http://berths", True),
        ("zuul.routes.berths.url=http://elsewhere.example", False),
        ("security.oauth2.resource.user-info-uri=http://berths/me", True),
        ("eureka.client.service-url.default-zone=http://berths:8761/eureka/", True),
        ("spring.config.import=optional:configserver:http://berths:8888", True),
        ("logging.level.berths=DEBUG", False),
        ("spring.cloud.gateway.routes[0].id=berths", False),
    ],
)
def test_what_a_framework_dials(tmp_path: Path, line: str, called: bool) -> None:
    service(tmp_path, "quay", application=line)
    service(tmp_path, "berths")
    assert calls(tmp_path) == ([("quay", "berths", "proven")] if called else [])


def test_an_address_without_a_name_is_likely_the_one_service_on_its_port(tmp_path: Path) -> None:
    service(tmp_path, "quay", application="spring.cloud.gateway.routes[0].uri=http://localhost:8081")
    service(tmp_path, "berths", application="server.port=8081")
    assert calls(tmp_path) == [("quay", "berths", "likely")]
    service(tmp_path, "tides", application="server.port=8081")
    assert calls(tmp_path) == []


def test_what_all_applications_share_concerns_those_that_use_it(tmp_path: Path) -> None:
    for name, needs in (("quay", "spring-security-oauth2"), ("tides", ""), ("berths", "")):
        service(tmp_path, name, needs)
        served = tmp_path / "config-repo" / f"{name}.properties"
        served.parent.mkdir(exist_ok=True)
        served.write_text("server.port=8080", "utf-8")
    shared = tmp_path / "config-repo/application.properties"
    shared.write_text("security.oauth2.resource.user-info-uri=http://berths/me", "utf-8")
    assert calls(tmp_path) == [("quay", "berths", "proven")]


def test_a_module_that_others_are_built_from_is_a_library(tmp_path: Path) -> None:
    service(tmp_path, "quay", "tide-tables")
    service(tmp_path, "tide-tables")
    assert [one.name for one in survey([tmp_path], Config()).services] == ["quay"]


def test_a_variable_that_only_sets_a_key_is_no_call(tmp_path: Path) -> None:
    service(tmp_path, "quay", application="docs.server-url=http://localhost:1\n")
    service(tmp_path, "berths")
    compose = "services:\n  quay:\n    build: quay\n    environment:\n      DOCS_SERVERURL: http://berths/docs\n"
    (tmp_path / "docker-compose.yml").write_text(compose, "utf-8")
    assert calls(tmp_path) == []
