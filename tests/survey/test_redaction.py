"""Source lines fit to be shown: values of secrets are struck out, the rest stays readable."""

from __future__ import annotations

import pytest

from watari.survey.redaction import holds_secret, redact_command, redact_line, redact_source

HITS = [
    "DB_PASSWORD=hunter2",
    "  dbPassword: 'hunter2'",
    "spring.datasource.password=hunter2",
    'os.Setenv("DB_PASSWORD", "hunter2")',
    'const key = process.env.JWT_SECRET || "hunter2";',
    "'DB_PASSWORD' => 'hunter2',",
    "ENV API_TOKEN hunter2",
    "curl --password hunter2 http://stock",
    "docker run -e SECRET_KEY=hunter2 image",
    "<password>hunter2</password>",
    '<property name="password" value="hunter2"/>',
    '{"name": "DB_PASSWORD", "value": "hunter2"},',
    "url: postgres://app:hunter2@db/orders",
    "password: ${DB_PASSWORD:-hunter2}",
    'conn = connect(host=h, user="u", passwd="hunter2")',
    'http.Get("http://stock/api?token=hunter2")',
    '"Server=db;User=sa;Password=hunter2;"',
]
MISSES = [
    'password := os.Getenv("DB_PASSWORD")',
    'String password = env.getProperty("db.password");',
    "DB_PASSWORD: ${DB_PASSWORD}",
    "func authorize(token string) error {",
    'port := getenv("PORT", "8080")',
    "CACHE_KEY=orders",
    "PUBLIC_KEY_URL: http://stock.internal",
    "for key, value := range items {",
]


@pytest.mark.parametrize("line", HITS)
def test_a_secrets_value_is_struck_out(line: str) -> None:
    assert "hunter2" not in redact_source(line)[0]
    assert "***" in redact_source(line)[0]


@pytest.mark.parametrize("line", MISSES)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert redact_source(line) == [line]


@pytest.mark.parametrize(
    "token", ["AKIA" + "A1" * 8, "ghp_" + "a1" * 18, "eyJ" + "hbGciOi" * 2 + ".eyJ" + "zdWIiOi" * 2 + ".sig"]
)
def test_a_known_form_of_token_is_struck_out_under_any_name(token: str) -> None:
    assert token not in redact_line(f'stock := "{token}"')


def test_a_value_below_its_name_is_struck_out() -> None:
    lines = redact_source("env:\n- name: DB_PASSWORD\n  value: hunter2\n- name: PORT\n  value: 8080\n")
    assert lines == ["env:", "- name: DB_PASSWORD", "  value: ***", "- name: PORT", "  value: 8080", ""]


def test_a_reference_below_its_name_stays() -> None:
    text = "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n- name: PORT\n  value: 8080"
    assert "\n".join(redact_source(text)) == text


def test_a_key_is_struck_out_to_its_end() -> None:
    text = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nhunter2\n-----END RSA PRIVATE KEY-----\nok"
    assert redact_source(text) == ["***", "***", "***", "***", "ok"]


def test_the_data_of_a_kubernetes_secret_is_struck_out_and_of_nothing_else() -> None:
    secret, other = "kind: Secret\ndata:\n  any: aHVudGVyMg==\ntype: Opaque\n", "kind: ConfigMap\ndata:\n  any: stock"
    lines = redact_source(f"{secret}---\n{other}")
    assert lines[2:4] == ["  any: ***", "type: Opaque"]
    assert lines[-1] == "  any: stock"


def test_only_wanted_lines_are_given_but_all_are_counted() -> None:
    assert redact_source("a\nb\nc", {2}) == ["", "b", ""]


def test_commands_lose_values_and_keep_options() -> None:
    words = ("/opt/desk", "--token", "hunter2", "--db-password=hunter2", "--port", "8080", "http://u:hunter2@stock")
    assert redact_command(words) == (
        "/opt/desk", "--token", "***", "--db-password=***", "--port", "8080", "http://***@stock",
    )  # fmt: skip


@pytest.mark.parametrize(("name", "secret"), [("db.password", True), ("apiKey", True), ("partition-key", False)])
def test_names_in_any_writing(name: str, secret: bool) -> None:
    assert holds_secret(name) is secret
