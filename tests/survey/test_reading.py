"""Cold, warm, alone or by several processes: the same facts, and nothing foreign comes out of the cache."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from watari.sources.cache import Cache
from watari.survey import reading
from watari.survey.facts import BuildFile
from watari.survey.reading import Reading, read, read_all

GO = 'package main\n\nimport "os"\n\nfunc main() { println(os.Getenv("HARBOUR_URL")) }\n'


def files(root: Path) -> list[tuple[str, Path]]:
    for number in range(12):
        folder = root / f"pier{number}"
        folder.mkdir(exist_ok=True)
        (folder / "go.mod").write_text(f"module example.org/pier{number}\n")
        (folder / "main.go").write_text(GO)
        (folder / "notes.txt").write_text("read by nobody")
    return [(path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*")) if path.is_file()]


def test_warm_and_in_processes_as_cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH", 100)
    (tmp_path / "fleet").mkdir()
    listed = files(tmp_path / "fleet")
    with Cache(None) as none:
        cold = read_all(listed, none, jobs=1)
        assert read_all(listed, none, jobs=2) == cold
    with Cache(tmp_path / "c.sqlite") as cache:
        assert read_all(listed, cache, jobs=1) == cold
        monkeypatch.setattr(reading, "read", None)
        assert read_all(listed, cache, jobs=1) == cold, "nothing is read again"
    assert [one.path for one in cold] == [path for path, _ in listed if not path.endswith(".txt")]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "go.mod"
    with Cache(tmp_path / "c.sqlite") as cache:
        file.write_text("module example.org/one\n")
        first = read_all([("go.mod", file)], cache)
        file.write_text("module example.org/two\n")
        second = read_all([("go.mod", file)], cache)
    names = [fact.name for one in (*first, *second) for fact in one.facts if isinstance(fact, BuildFile)]
    assert names == ["example.org/one", "example.org/two"]


def test_the_path_is_part_of_the_key(tmp_path: Path) -> None:
    file = tmp_path / "go.mod"
    file.write_text("module example.org/one\n")
    with Cache(tmp_path / "c.sqlite") as cache:
        (a,) = read_all([("a/go.mod", file)], cache)
        (b,) = read_all([("b/go.mod", file)], cache)
    assert (a.path, b.path) == ("a/go.mod", "b/go.mod")


class Foreign:
    def __reduce__(self) -> tuple[object, ...]:
        return (exec, ("raise SystemExit('ran')",))


def test_a_foreign_entry_runs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "go.mod"
    file.write_text("module example.org/one\n")
    database = tmp_path / "c.sqlite"
    with Cache(database) as cache:
        (right,) = read_all([("go.mod", file)], cache)
        for bad in (pickle.dumps(Foreign()), b"", b"\x80\x05garbage", pickle.dumps("text")):
            cache.put({reading._key("go.mod", file.read_bytes()): bad})
            assert read_all([("go.mod", file)], cache) == [right]


def test_a_reader_that_stumbles_leaves_a_note() -> None:
    assert read("package.json", b"{") == Reading("package.json", (), read("package.json", b"{").notes)
    assert "is not JSON" in read("package.json", b"{").notes[0].text


def test_a_file_that_went_away(tmp_path: Path) -> None:
    with Cache(None) as none:
        (only,) = read_all([("go.mod", tmp_path / "go.mod")], none)
    assert only.notes[0].text == "not read: No such file or directory"
