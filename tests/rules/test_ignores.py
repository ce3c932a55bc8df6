"""Inline ignores: honoured on their line and the next, and reported when they are good for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.finding import CheckResult
from watari.model.fleet import Fleet
from watari.rules.run import check

ADDRESS = 'requests.get("http://169.254.169.254/latest/meta-data/")'
RULE = "python-link-local-address"


def checked(folder: Path, source: str) -> CheckResult:
    (folder / "a.py").write_text(source, encoding="utf-8")
    return check(Fleet(str(folder), ()))


@pytest.mark.parametrize(
    "source",
    [
        f"{ADDRESS}  # watari: ignore[{RULE}] only on our own hosts\n",
        f"# watari: ignore[{RULE}] only on our own hosts\n{ADDRESS}\n",
        f"# watari: ignore[go-x, {RULE}] only on our own hosts\n{ADDRESS}\n",
        f"# watari: ignore[*] only on our own hosts\n{ADDRESS}\n",
    ],
)
def test_an_ignore_with_a_reason_silences(tmp_path: Path, source: str) -> None:
    result = checked(tmp_path, source)
    assert (result.findings, result.notes) == ((), ())


@pytest.mark.parametrize(
    "source",
    [
        f"# watari: ignore[{RULE}] too far above\n\n{ADDRESS}\n",
        f"# watari: ignore[python-log-file] another rule\n{ADDRESS}\n",
    ],
)
def test_an_unused_ignore_is_reported_and_silences_nothing(tmp_path: Path, source: str) -> None:
    result = checked(tmp_path, source)
    assert [one.rule for one in result.findings] == [RULE]
    assert [(one.path, "unused" in one.text) for one in result.notes] == [("a.py:1", True)]


def test_an_ignore_without_a_reason_is_asked_for_one(tmp_path: Path) -> None:
    result = checked(tmp_path, f"{ADDRESS}  # watari: ignore[{RULE}]\n")
    assert result.findings == ()
    assert "no reason" in result.notes[0].text


def test_an_unused_ignore_in_a_file_that_no_rule_reads(tmp_path: Path) -> None:
    result = checked(tmp_path, f"# watari: ignore[{RULE}] long gone\nx = 1\n")
    assert "unused" in result.notes[0].text
