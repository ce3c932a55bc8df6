"""The survey on a terminal and in a pipe."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from report.fleet.fleets import harbour, hostile
from rich.console import Console

from watari.errors import UsageError
from watari.model.evidence import Evidence
from watari.report.survey import View, render


def shown(fleet, width: int | None = None, **view) -> list[str]:  # type: ignore[no-untyped-def]
    """The lines for a terminal of that width without colours; for a pipe where there is none."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=width is not None, no_color=True, color_system=None
    )
    return render(fleet, "text", View(console, **view)).split("\n")


@pytest.mark.parametrize("width", [80, 120, None])
def test_no_line_ends_in_spaces_and_every_evidence_is_whole(tmp_path: Path, width: int | None) -> None:
    fleet = harbour(tmp_path)
    lines = shown(fleet, width, everything=True)
    assert [line for line in lines if line != line.rstrip()] == []
    words = {word for line in lines for word in line.split()}
    assert {str(one.evidence) for one in fleet.dependencies} <= words
    assert {str(variable.evidence) for service in fleet.services for variable in service.env} <= words


@pytest.mark.parametrize("width", [80, 120])
def test_only_a_path_may_be_wider_than_the_terminal(tmp_path: Path, width: int) -> None:
    assert [line for line in shown(harbour(tmp_path), width) if len(line) > width] == []


def test_every_kind_of_fact_is_on_the_page(tmp_path: Path) -> None:
    text = "\n".join(shown(harbour(tmp_path), service="desk"))
    for fact in ("gin", "GET /ships/{id}", "file /var/log/desk.log", "statsd 127.0.0.1:8125", "time zone Asia/Tokyo",
                 "memory limit 512 MiB", "via arrivals", "seen at run time", "wave 2 of 2"):  # fmt: skip
        assert fact in text


def test_one_service_is_one_page(tmp_path: Path) -> None:
    lines = shown(harbour(tmp_path), service="pilot")
    assert lines[0].startswith("pilot")
    assert not any("Waves" in line or line.startswith("desk") for line in lines)
    assert any("no line says how pilot is started" in line for line in lines)


def test_an_unknown_service_is_answered_with_a_near_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean pilot"):
        shown(harbour(tmp_path), service="pilots")


def test_a_long_list_is_folded_until_all_is_asked_for(tmp_path: Path) -> None:
    fleet = harbour(tmp_path)
    folded, whole = "\n".join(shown(fleet)), "\n".join(shown(fleet, everything=True))
    assert "SETTING_19" not in folded
    assert "… 12 more (--all shows them)" in folded
    assert "SETTING_19" in whole
    assert "--all" not in whole


def test_circles_are_marked(tmp_path: Path) -> None:
    text = "\n".join(shown(harbour(tmp_path)))
    assert "↺ back to its own caller" in text
    assert "circle: berth, pilot call one another" in text


def test_no_secret_and_no_control_character_is_printed(tmp_path: Path) -> None:
    fleet = harbour(tmp_path)
    bell = dataclasses.replace(fleet.services[0], languages=("go\x1b]0;owned\x07",), evidence=Evidence("a\x9b2J", 1))
    text = "\n".join(shown(dataclasses.replace(fleet, services=(bell, *fleet.services[1:])), everything=True))
    assert "hunter2" not in text
    assert not {"\x1b", "\x07", "\x9b"} & set(text)


def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    assert any("<img src=x onerror=alert(1)>" in line for line in shown(hostile(tmp_path)))
