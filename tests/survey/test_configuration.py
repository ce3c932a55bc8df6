"""What a key comes to: relaxed names, profiles, placeholders, variables of the environment."""

from __future__ import annotations

import pytest

from watari.model.evidence import Evidence
from watari.survey.configuration import Configuration
from watari.survey.facts import Property, Setting

HERE = Evidence("Client.java", 7)


def prop(key: str, value: str, line: int = 1, profile: str | None = None, application: str | None = None) -> Property:
    return Property(key, value, Evidence("application.yml", line), profile, application)


def setting(name: str, value: str) -> Setting:
    return Setting(name, value, Evidence("compose.yml", 3))


@pytest.mark.parametrize("written", ["berth.base-url", "berth.baseUrl", "berth.base_url"])
def test_spellings_of_one_key_are_one(written: str) -> None:
    configuration = Configuration([prop(written, "http://berths")], {})
    assert configuration.value("berth.base-url") == ("http://berths", Evidence("application.yml", 1))


def test_a_variable_overrides_a_key() -> None:
    configuration = Configuration(
        [prop("berth.base-url", "http://localhost:1")], {"BERTH_BASEURL": setting("BERTH_BASEURL", "http://berths")}
    )
    assert configuration.value("berth.base-url") == ("http://berths", Evidence("compose.yml", 3))


@pytest.mark.parametrize(
    ("profile", "expected"),
    [("docker", "http://berths"), ("prod", "http://berths"), ("dev", "http://localhost"), ("test", "http://localhost")],
)
def test_what_is_deployed_comes_before_what_is_at_home(profile: str, expected: str) -> None:
    rows = [prop("url", "http://localhost"), prop("url", "http://berths", 2, profile)]
    known = Configuration(rows, {}).value("url")
    assert known is not None
    assert known[0] == expected


def test_the_active_profile_comes_first() -> None:
    rows = [prop("url", "http://a", 1, "docker"), prop("url", "http://b", 2, "harbour")]
    active = {"SPRING_PROFILES_ACTIVE": setting("SPRING_PROFILES_ACTIVE", "harbour")}
    assert Configuration(rows, active).value("url") == ("http://b", Evidence("application.yml", 2))


def test_a_configuration_server_overrides_the_own_file_but_not_with_what_all_share() -> None:
    own, served, shared = (
        prop("url", "own"),
        prop("url", "served", 2, None, "ferry"),
        prop("url", "s", 3, None, "application"),
    )
    assert Configuration([own, served, shared], {}).value("url") == ("served", Evidence("application.yml", 2))
    assert Configuration([own, shared], {}).value("url") == ("own", Evidence("application.yml", 1))


@pytest.mark.parametrize(
    ("template", "value", "line"),
    [
        ("${host}:${port}", "berths:80", Evidence("application.yml", 1)),
        ("http://quay:${port}", "http://quay:80", HERE),
        ("${absent:http://quay}", "http://quay", HERE),
        ("${absent:${host}}", "berths", Evidence("application.yml", 1)),
        ("discovery:///berths", "berths", HERE),
        ("${berths-id://berths}/free", "http://berths/free", HERE),
    ],
)
def test_holes_are_filled_and_the_line_is_the_host_s(template: str, value: str, line: Evidence) -> None:
    rows = [prop("host", "berths", 1), prop("port", "80", 2)]
    assert Configuration(rows, {}).fill(template, HERE) == (value, line)


@pytest.mark.parametrize("template", ["${absent}", "http://${absent}/x", "${a}"])
def test_an_open_hole_is_no_value(template: str) -> None:
    assert Configuration([prop("a", "${b}"), prop("b", "${a}")], {}).fill(template, HERE) is None


def test_a_stork_name_is_its_address_list() -> None:
    rows = [prop("quarkus.stork.berths.service-discovery.address-list", "berths:1,berths:2", 4)]
    known = Configuration(rows, {}).fill("stork://berths/api", HERE)
    assert known == ("http://berths:1/api", Evidence("application.yml", 4))


def test_what_only_a_developer_s_profile_says_is_not_set_in_the_deployment() -> None:
    rows = [prop("token-uri", "http://quay", 1, "development"), prop("url", "http://berths", 2, "docker")]
    assert Configuration(rows, {}).value("token-uri") is None
    assert Configuration(rows[:1], {}).value("token-uri") == ("http://quay", Evidence("application.yml", 1))
