"""Logical lines of configuration without a grammar, and rules that are asked of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.model.finding import Finding
from watari.rules import plain
from watari.rules.plain.line import Line
from watari.rules.rule import Rule, load

CASES = Path(__file__).parent.parent / "cases" / "rules"
RULES = tuple(rule for rule in load()[0] if rule.language in plain.LANGUAGES)
MARK = re.compile(r"(?:#|;) ?finding$")


def shown(language: str, text: str) -> list[tuple[str, str, int, int]]:
    return [(one.kind, one.value, one.line, one.end_line) for one in plain.parse(language, text.encode())]


def only(language: str, text: str) -> Line:
    (line,) = plain.parse(language, text.encode())
    return line


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("Dockerfile", "dockerfile"),
        ("docker/Dockerfile.web", "dockerfile"),
        ("web.dockerfile", "dockerfile"),
        ("Containerfile", "dockerfile"),
        ("Dockerfile.dev", None),
        ("Dockerfile.test", None),
        (".devcontainer/Dockerfile", None),
        ("deploy/orders.service", "systemd"),
        ("deploy/orders.service.j2", "systemd"),
        ("etc/systemd/system/orders.service.d/override.conf", "systemd"),
        ("src/orders.service.ts", None),
        ("crontab", "cron"),
        ("etc/cron.d/report", "cron"),
        ("nginx.conf", "nginx"),
        ("deploy/nginx.conf.erb", "nginx"),
        (".platform/nginx/conf.d/upload.conf", "nginx"),
        ("sites-enabled/shop", "nginx"),
        ("supervisord.conf", "ini"),
        ("supervisor/conf.d/worker.conf", "ini"),
        ("uwsgi.ini", "ini"),
        ("php-fpm.d/www.conf", "ini"),
        ("Procfile", "procfile"),
        ("Procfile.dev", None),
        ("src/main/resources/application-prod.properties", "properties"),
        ("td-agent.conf", "text"),
        ("etc/logrotate.d/orders", "text"),
        ("src/main/resources/logback-spring.xml", "text"),
        ("README.md", None),
        ("main.go", None),
    ],
)
def test_the_kind_of_a_file_is_seen_by_its_path(path: str, kind: str | None) -> None:
    assert plain.kind_of(path) == kind


def test_a_dockerfile_joins_what_is_continued_and_leaves_comments_out() -> None:
    text = 'FROM debian\nRUN apt-get update && \\\n  # why\n\n  apt-get install -y curl\nCMD ["orders"]\n'
    assert shown("dockerfile", text) == [
        ("from", "debian", 1, 1),
        ("run", "apt-get update && apt-get install -y curl", 2, 5),
        ("cmd", '["orders"]', 6, 6),
    ]


def test_a_dockerfile_may_name_another_escape_character() -> None:
    text = "# escape=`\nFROM windows\nRUN dir C:\\\nCMD a `\n  b\n"
    assert [value for _, value, _, _ in shown("dockerfile", text)] == ["windows", "dir C:\\", "a b"]


def test_a_here_document_is_no_instruction_of_its_own() -> None:
    text = "FROM debian\nRUN <<EOF\nset -e\nCMD x\nEOF\nCMD orders\n"
    assert shown("dockerfile", text)[1:] == [("run", "<<EOF\nset -e\nCMD x\nEOF", 2, 5), ("cmd", "orders", 6, 6)]


def test_only_the_last_stage_of_a_dockerfile_is_the_image() -> None:
    lines = plain.parse("dockerfile", b"FROM node AS build\nCMD a\nFROM node\nCMD b\n")
    assert [one.value for one in lines if plain.matches({"kind": "cmd", "inside": {"kind": "final"}}, one)] == ["b"]


def test_a_unit_names_its_settings_by_section() -> None:
    text = "[Unit]\nAfter=network.target\n[Service]\n; no\nExecStart=/srv/orders \\\n  # nor this\n  --port 8080\n"
    assert shown("systemd", text) == [
        ("section", "Unit", 1, 1),
        ("unit.after", "network.target", 2, 2),
        ("section", "Service", 3, 3),
        ("service.execstart", "/srv/orders --port 8080", 5, 7),
    ]


def test_an_ini_section_keeps_its_name_and_loses_it_in_the_kind() -> None:
    section, command = plain.parse("ini", b"[program:web] ; the web\ncommand=run ; now\n")
    assert (section.value, command.kind, command.value) == ("program:web", "program.command", "run")
    assert plain.matches({"inside": {"kind": "section", "regex": "^program:web$"}}, command)


def test_an_nginx_directive_stands_in_its_blocks() -> None:
    text = "server {\n  # no;\n  location / {\n    proxy_pass\n      http://a; # here\n  }\n}\n"
    found = plain.parse("nginx", text.encode())
    assert [(one.kind, one.value, one.line, one.end_line) for one in found] == [
        ("server", "", 1, 1),
        ("location", "/", 3, 3),
        ("proxy_pass", "http://a", 4, 5),
    ]
    assert [one.kind for one in found[-1].context] == ["server", "location"]


@pytest.mark.parametrize("value", ['"a;b{"', "'it;s'", "${name}", "{{ name }}", "<%= name %>"])
def test_quotes_and_templates_are_no_punctuation_of_nginx(value: str) -> None:
    assert only("nginx", f"set $x {value};").value == f"$x {value}"


def test_a_crontab_has_entries_and_variables() -> None:
    text = "# x\nMAILTO=me\n0 3 * * * root /srv/report\n"
    assert shown("cron", text) == [("variable", "MAILTO=me", 2, 2), ("entry", "0 3 * * * root /srv/report", 3, 3)]


def test_properties_take_three_separators_and_continue() -> None:
    assert shown("properties", "! x\nA.b = 1\nc: 2\nd 3\ne=4,\\\n   5\n") == [
        ("a.b", "1", 2, 2),
        ("c", "2", 3, 3),
        ("d", "3", 4, 4),
        ("e", "4, 5", 5, 6),
    ]


def test_offsets_are_bytes_and_a_byte_order_mark_counts() -> None:
    data = "﻿# é\n  CMD é\n".encode()
    line = plain.parse("dockerfile", data)[0]
    assert data[line.start : line.end] == "CMD é".encode()


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({}, "empty"),
        ([], "mapping"),
        ({"pattern": "x"}, "no meaning"),
        ({"regex": "("}, "regex"),
        ({"any": {"kind": "cmd"}}, "list"),
        ({"all": [{"kind": 1}]}, "text"),
        ({"not": {"inside": {}}}, "empty"),
    ],
)
def test_a_rule_that_cannot_be_asked_says_why(rule: object, why: str) -> None:
    assert why in (plain.refusal(rule) or "")


@pytest.mark.parametrize("language", plain.LANGUAGES)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00CMD \xe9",
        b'"never ends',
        b"RUN a \\\n" * 50,
        b"FROM x\nRUN <<EOF\nnever ends",
        b"a {" * 500,
        b"}}}} ;;; {{ {% <%=",
        b"[section\nkey=value",
        b"\\",
    ],
)
def test_bad_input_gives_lines_inside_the_file(language: str, data: bytes) -> None:
    for line in plain.parse(language, data):
        assert 0 <= line.start <= line.end <= len(data)
        assert 1 <= line.line <= line.end_line <= data.count(b"\n") + 1


@given(st.binary(max_size=200), st.sampled_from(plain.LANGUAGES))
def test_any_bytes_can_be_read(data: bytes, language: str) -> None:
    for line in plain.parse(language, data):
        assert 0 <= line.start <= line.end <= len(data)
        assert line.line == data.count(b"\n", 0, line.start) + 1


def test_a_generic_rule_is_silent_where_another_speaks() -> None:
    rule = RULES[0].model_copy(update={"id": "special", "language": "cron", "rule": {"kind": "entry"}})
    generic = rule.model_copy(update={"id": "generic", "metadata": rule.metadata.model_copy(update={"generic": True})})
    found = plain.findings("crontab", b"0 3 * * * x\n", (generic, rule))
    assert [one.rule for one in found] == ["special"]


def test_a_finding_shows_its_line() -> None:
    rule = RULES[0].model_copy(update={"language": "dockerfile", "rule": {"kind": "cmd"}})
    (found,) = plain.findings("Dockerfile", b"FROM x\n  CMD a \\\n    b\r\n", (rule,))
    assert (found.line, found.end_line, found.column, found.snippet) == (2, 3, 3, "  CMD a \\")


def case_findings(case: Path, rule: Rule, folder: Path) -> set[str]:
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected"))
    else:
        shutil.copy(case, folder)
    found: list[Finding] = []
    for file in filter(Path.is_file, folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if plain.kind_of(path) == rule.language and rule.applies_to(path):
            found.extend(plain.findings(path, file.read_bytes(), (rule,)))
    return {f"{one.path}:{one.line}" for one in found}


def expected(case: Path) -> set[str]:
    listed = case / "expected"
    if listed.is_file():
        return set(listed.read_text(encoding="utf-8").split())
    if case.is_dir():
        return set()
    lines = case.read_text(encoding="utf-8").splitlines()
    return {f"{case.name}:{number}" for number, line in enumerate(lines, 1) if MARK.search(line)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_its_cases_say(rule: Rule, tmp_path: Path) -> None:
    assert plain.refusal(rule.rule) is None
    cases = sorted((CASES / rule.language / rule.id).iterdir())
    assert {re.split(r"-\d|\.", one.name)[0] for one in cases} == {"hit", "near-miss", "trap"}
    for case in cases:
        folder = tmp_path / case.name
        folder.mkdir()
        marked = expected(case)
        assert bool(marked) == case.name.startswith("hit"), case
        assert case_findings(case, rule, folder) == marked, case
