"""The cache: right, or as good as none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from watari.sources import cache as module
from watari.sources.cache import Cache, folder


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "below" / "c.sqlite"
    with Cache(file) as cache:
        cache.put({b"a": b"1", b"b": b"2"})
    with Cache(file) as cache:
        assert cache.get([b"a", b"b", b"c"]) == {b"a": b"1", b"b": b"2"}


def test_many_keys_at_once(tmp_path: Path) -> None:
    values = {str(number).encode(): b"x" * 10 for number in range(2_000)}
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(values)
        assert cache.get([*values, b"other"]) == values


@pytest.mark.parametrize("content", [b"not a database, but long enough to be taken for one" * 40, b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "c.sqlite"
    file.write_bytes(content)
    with Cache(file) as cache:
        assert cache.get([b"a"]) == {}
        cache.put({b"a": b"1"})
        assert cache.get([b"a"]) == {b"a": b"1"}


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "c.sqlite") as cache:
        cache.put({b"a": b"1"})
        assert cache.get([b"a"]) == {}
    with Cache(None) as cache:
        assert cache.get([b"a"]) == {}


def test_a_second_process_waits_or_goes_without(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    with Cache(file) as one, Cache(file) as two:
        one.put({b"a": b"1"})
        two.put({b"b": b"2"})
        assert one.get([b"a", b"b"]) == {b"a": b"1", b"b": b"2"}


def test_the_longest_unused_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "c.sqlite"
    big = b"x" * 5_000
    with Cache(file) as cache:
        cache.put({f"old {number}".encode(): big for number in range(10)})
        cache.put({b"used": big})
    monkeypatch.setattr(module, "MAX_BYTES", 40_000)
    with Cache(file) as cache:
        cache.get([b"used"])
        cache.put({b"new": big})
    with sqlite3.connect(file) as connection:
        left = {key for (key,) in connection.execute("select key from entries")}
    assert {b"used", b"new"} <= left
    assert len(left) == 6


def test_the_variable_names_the_folder_or_turns_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATARI_CACHE", str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.setenv("WATARI_CACHE", "off")
    assert folder() is None
    monkeypatch.delenv("WATARI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() is not None
