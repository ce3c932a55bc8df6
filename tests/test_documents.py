"""Documents can't lie: the commands they name exist, and the recording is what a command wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.recording import BEGIN, COMMAND, END
from watari.cli.main import VERBS

ROOT = Path(__file__).resolve().parents[1]
READMES = ["README.md", "README.ja.md"]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def outside_recording(name: str) -> str:
    head, _, rest = text(name).partition(BEGIN)
    return head + rest.partition(END)[2]


@pytest.mark.parametrize("name", [*READMES, "docs/article.md", "docs/architecture.md", "CONTRIBUTING.md"])
def test_every_command_named_is_a_command(name: str) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?watari ([a-z]+)", outside_recording(name)))
    planned = {"serve", "worker"}
    assert named <= set(VERBS) | planned
    if name in READMES:
        assert named >= set(VERBS), "every command is in the README's table"
        assert not named & planned, "a README does not promise what is not there"


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_named_is_a_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)\b", outside_recording(name), flags=re.M))
    assert {"demo", "test"} <= named <= targets


@pytest.mark.parametrize("name", READMES)
def test_the_recording_is_there_and_shows_a_crossing_without_a_loss(name: str) -> None:
    recording = text(name).split(BEGIN)[1].split(END)[0]
    assert f"$ {' '.join(COMMAND)}" in recording
    assert re.search(r"\d+ requests sent, 0 failed", recording)
    assert "5 of 7 services crossed" in recording


def test_both_readmes_show_the_same_recording() -> None:
    first, second = (text(name).split(BEGIN)[1].split(END)[0] for name in READMES)
    assert first == second


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*READMES, "CONTRIBUTING.md", *(f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md"))]:
        folder = (ROOT / document).parent
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", outside_recording(document)):
            assert (folder / target).exists(), f"{document}: {target}"


def test_ci_calls_the_readmes_test_command() -> None:
    assert re.search(r"^make test$", text(".ci/run"), flags=re.M)
