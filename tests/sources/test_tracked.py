"""What git tracks counts, also where .gitignore names it; an export has no .gitignore that speaks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from watari.sources import tracked
from watari.sources.walk import Walk


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(("git", "-C", str(folder), *arguments), check=True, capture_output=True)


def fill(folder: Path) -> None:
    for path in ("src/a.go", "build/out/pier", "build/out/kept", "docs/ü.md", "other/x.log"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")
    (folder / ".gitignore").write_text("build/out\n*.log\n")


def walked(folder: Path) -> list[str]:
    return [file.path for file in Walk(folder).files()]


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_a_tracked_file_is_read_though_it_is_ignored(tmp_path: Path, version: str) -> None:
    fill(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "config", "index.version", version)
    git(tmp_path, "add", "--all")
    git(tmp_path, "add", "--force", "build/out/kept")
    if version == "3":  # git writes version 3 where an entry needs its flags
        (tmp_path / "later").write_text("x")
        git(tmp_path, "add", "--intent-to-add", "later")
    found = tracked.read(tmp_path)
    assert found is not None
    assert {"build/out/kept", "build/out", "build", "docs/ü.md"} <= found
    assert "build/out/pier" not in found
    listed = walked(tmp_path)
    assert "build/out/kept" in listed
    assert not {"build/out/pier", "other/x.log"} & set(listed)


def test_an_export_has_only_tracked_files(tmp_path: Path) -> None:
    fill(tmp_path)
    assert "build/out/pier" in walked(tmp_path)


def test_below_a_working_tree_its_ignores_count(tmp_path: Path) -> None:
    fill(tmp_path / "inner")
    git(tmp_path, "init")
    assert "build/out/pier" not in walked(tmp_path / "inner")


@pytest.mark.parametrize(
    "content", [b"", b"DIRC", b"DIRC\0\0\0\2\0\0\0\5" + b"x" * 200, b"DIRC\0\0\0\x09" + b"\0" * 90]
)
def test_a_damaged_index_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(content)
    assert tracked.read(tmp_path) is None
