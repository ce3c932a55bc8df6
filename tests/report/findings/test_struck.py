"""No form of the report shows the value of a secret, and the caret stays where it belongs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
from made import finding, report

from watari.report.findings.render import render
from watari.report.findings.struck import caret_of, strike

KEY_ID = "AKIA" + "IOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"
FORMATS = ["text", "json", "sarif", "github", "markdown"]

LINES = {
    "js": f"  accessKeyId: '{KEY_ID}', secretAccessKey: '{SECRET}', region: 'eu-west-1'",
    "go": f'	creds := credentials.NewStaticCredentialsProvider("{KEY_ID}", "{SECRET}", "")',
    "java": f'new BasicAWSCredentials("{KEY_ID}", "{SECRET}")',
    "java-short": 'new BasicAWSCredentials("hunter2", "opensesame")',
    "ruby": f'Aws::Credentials.new("{KEY_ID}", "{SECRET}")',
    "python": f'boto3.client("s3", aws_access_key_id="{KEY_ID}", aws_secret_access_key="opensesame")',
    "yaml": "      AWS_ACCESS_KEY_ID: opensesame",
    "terraform": '  access_key = "opensesame"',
    "dotenv": f"AWS_SECRET_ACCESS_KEY={SECRET}",
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", LINES)
def test_static_keys_are_struck_in_every_form(name: str, format: str, tmp_path: Path) -> None:
    line = LINES[name]
    (tmp_path / "main.go").write_text(line + "\n", encoding="utf-8")
    one = finding(1, category=18, rule="go-static-keys", snippet=line, column=1)
    text = render(report(tmp_path, one), format, Console(color_system=None, width=300))
    for secret in (KEY_ID, SECRET, "hunter2", "opensesame"):
        assert secret not in text
    assert "***" in text or format == "github"


def test_a_value_below_its_name_is_struck_with_the_help_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "task.yaml").write_text("- name: DB_PASSWORD\n  value: opensesame\n", encoding="utf-8")
    one = finding(2, path="task.yaml", snippet="  value: opensesame", column=3)
    assert report(tmp_path, one).shown[0].finding.snippet == "  value: ***"


def test_a_file_that_changed_since_does_not_lend_its_lines(tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text("password = 'opensesame'\n", encoding="utf-8")
    one = finding(1, snippet='f := "/var/log/ledger.log"')
    assert report(tmp_path, one).shown[0].finding.snippet == 'f := "/var/log/ledger.log"'


@pytest.mark.parametrize(
    "line",
    [
        'key := os.Getenv("AWS_SECRET_ACCESS_KEY")',
        'f := "/var/log/ledger.log"',
        "Aws::Credentials.new(ENV.fetch('KEY_ID'), ENV.fetch('SECRET_KEY'))",
        'r = Aws::Credentials.new(ENV["AWS_ACCESS_KEY_ID"], ENV["AWS_SECRET_ACCESS_KEY"])',
        "commit = 'e83c5163316f89bfbde7d9ab23ca2e25604af290'",
    ],
)
def test_names_and_paths_stay_readable(line: str) -> None:
    assert strike(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "accessKeyId: process.env.KEY_ID,",
        "AWS_ACCESS_KEY_ID: ${KEY_ID}",
        "access_key = var.access_key",
        "Aws::Credentials.new(ENV.fetch('KEY_ID'), 1)",
    ],
)
def test_a_reference_is_no_value(line: str) -> None:
    assert strike(line, whole=True) == line


def test_what_is_looked_up_is_no_value() -> None:
    line = 'NewStaticCredentials(os.Getenv("KEY_ID"), "opensesame", "")'
    assert strike(line, whole=True) == 'NewStaticCredentials(os.Getenv("KEY_ID"), "***", "")'


@pytest.mark.parametrize(
    ("at", "then"),
    [("k =", "k ="), ("'open", "'***"), ("sesame", "***"), ("f(REGION)", "f(REGION)"), ("REGION", "REG")],
)
def test_the_caret_follows_what_was_struck(at: str, then: str) -> None:
    line, struck = "k = 'opensesame', f(REGION)", "k = '***', f(REGION)"
    assert struck[caret_of(line, struck, line.index(at) + 1) :].startswith(then)


def test_the_fingerprint_is_that_of_the_line_as_it_is(tmp_path: Path) -> None:
    first = finding(1, category=18, snippet='new BasicAWSCredentials("a-key", "one")')
    other = finding(1, category=18, snippet='new BasicAWSCredentials("a-key", "two")')
    marks = {
        json.loads(render(report(tmp_path, one), "json", Console()))["findings"][0]["fingerprint"]
        for one in (first, other)
    }
    assert len(marks) == 2
