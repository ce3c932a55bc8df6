"""A second check is remembered exactly as long as nothing has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from watari.model.finding import CheckResult, Finding
from watari.rules.remembered import remembered
from watari.rules.run import check_paths
from watari.sources.snapshot import Watch

SOURCE = 'package main\nimport "github.com/aws/aws-sdk-go/aws/ec2metadata"\nvar r, _ = ec2metadata.New(nil).Region()\n'
PAST = time.time() - 100


class Shop:
    """A tree that is checked through the memory; ``made`` counts the checks that were really made."""

    def __init__(self, root: Path) -> None:
        self.root, self.made = root, 0
        (root / "pkg").mkdir(parents=True)
        self.write("pkg/main.go", SOURCE)

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")
        self.age()

    def age(self) -> None:
        for place in (self.root, *self.root.rglob("*")):
            os.utime(place, (PAST, PAST))
        time.sleep(0.06)  # the times of inodes cannot be set; see snapshot._TICK

    def check(self, *options: str) -> CheckResult:
        def make(watch: Watch) -> CheckResult:
            self.made += 1
            return check_paths((self.root,), lambda paths: (), watch=watch)

        return remembered((self.root,), options, make)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setenv("WATARI_CACHE", str(tmp_path / "cache"))
    return Shop(tmp_path / "shop")


def test_an_unchanged_tree_is_remembered_to_the_letter(shop: Shop) -> None:
    first = shop.check()
    assert first.findings[0].snippet == "var r, _ = ec2metadata.New(nil).Region()"
    assert shop.check() == first
    assert shop.made == 1


@pytest.mark.parametrize("change", ["edit", "new file", "gone", "new folder", "option"])
def test_any_change_is_seen(shop: Shop, change: str) -> None:
    shop.check()
    if change == "edit":
        shop.write("pkg/main.go", SOURCE.replace("Region()", "Region() "))
    elif change == "new file":
        shop.write("pkg/other.go", SOURCE)
    elif change == "gone":
        (shop.root / "pkg" / "main.go").unlink()
    elif change == "new folder":
        (shop.root / "cmd").mkdir()
    shop.check(*(["x"] if change == "option" else []))
    assert shop.made == 2


def test_an_edit_of_the_same_size_and_time_is_seen(shop: Shop) -> None:
    shop.check()
    (shop.root / "pkg" / "main.go").write_text(SOURCE.replace("Region", "regioN"), encoding="utf-8")
    shop.age()
    assert "regioN" in shop.check().findings[0].snippet
    assert shop.made == 2


def test_no_line_of_source_is_kept(shop: Shop, tmp_path: Path) -> None:
    shop.check()
    kept = b"".join(file.read_bytes() for file in (tmp_path / "cache").iterdir())
    assert b"go-region-from-imds" in kept
    assert b"New(nil)" not in kept


def test_a_damaged_memory_is_no_memory(shop: Shop, tmp_path: Path) -> None:
    first = shop.check()
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"no database")
    assert shop.check() == first
    assert shop.made == 2


def test_the_memory_can_be_turned_off(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATARI_CACHE", "off")
    found: Iterable[Finding] = shop.check().findings
    assert found
    shop.check()
    assert shop.made == 2
