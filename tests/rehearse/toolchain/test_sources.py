"""Debian's source trees: found by import path, fetched without root."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from need import need

from watari.rehearse.toolchain import sources
from watari.rehearse.toolchain.sources import Trees


def tree(root: Path, path: str, manifest: str | None = None) -> None:
    (root / path).mkdir(parents=True)
    if manifest:
        (root / path / "go.mod").write_text(f"module {manifest}\n\ngo 1.17\n")


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("github.com/aws/aws-sdk-go", "golang-github-aws-aws-sdk-go-dev"),
        ("github.com/aws/aws-sdk-go-v2", "golang-github-aws-aws-sdk-go-v2-dev"),
        ("gopkg.in/yaml.v2", "golang-gopkg-yaml.v2-dev"),
        ("golang.org/x/net", "golang-golang-x-net-dev"),
        ("go.uber.org/zap", "golang-go.uber-zap-dev"),
    ],
)
def test_names_follow_the_convention(module: str, package: str) -> None:
    assert sources.debian_package(module) == package


def test_one_tree_may_hold_many_modules(tmp_path: Path) -> None:
    tree(tmp_path, "github.com/aws/aws-sdk-go-v2", "github.com/aws/aws-sdk-go-v2")
    tree(tmp_path, "github.com/aws/aws-sdk-go-v2/config")
    tree(tmp_path, "github.com/pkg/errors")
    found = Trees((tmp_path,))
    assert found.owner("github.com/aws/aws-sdk-go-v2/config") == "github.com/aws/aws-sdk-go-v2"
    assert found.directory("github.com/pkg/errors") == tmp_path / "github.com/pkg/errors"
    assert found.owner("github.com/pkg/errors") is None, "a tree without go.mod has no owner"
    assert found.directory("github.com/nobody/nothing") is None


def test_major_version_may_be_missing_in_the_layout(tmp_path: Path) -> None:
    tree(tmp_path, "github.com/some/thing", "github.com/some/thing/v3")
    found = Trees((tmp_path,))
    assert found.directory("github.com/some/thing/v3") == tmp_path / "github.com/some/thing"
    assert found.owner("github.com/some/thing/v3") == "github.com/some/thing/v3"


def test_the_first_root_wins(tmp_path: Path) -> None:
    for name in ("installed", "cache"):
        tree(tmp_path / name, "github.com/pkg/errors")
    found = Trees((tmp_path / "installed", tmp_path / "cache"))
    assert found.directory("github.com/pkg/errors") == tmp_path / "installed/github.com/pkg/errors"


def test_nothing_is_fetched_where_nothing_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path / "installed", "github.com/pkg/errors")
    monkeypatch.setattr(sources, "INSTALLED", tmp_path / "installed")
    monkeypatch.setattr(sources, "_fetch", lambda *_: pytest.fail("fetched"))
    assert sources.trees(("github.com/pkg/errors",), fetch=True).directory("github.com/pkg/errors")


def test_nothing_is_fetched_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "INSTALLED", tmp_path)
    monkeypatch.setattr(sources, "_fetch", lambda *_: pytest.fail("fetched"))
    assert sources.trees(("github.com/nobody/nothing",), fetch=False).directory("github.com/nobody/nothing") is None


def test_fetches_without_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need(shutil.which("apt-get") is not None and shutil.which("dpkg-deb") is not None, "Debian's apt")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sources, "INSTALLED", Path("/usr/share/gocode/src"))
    monkeypatch.setattr(sources, "_present", _without_installed(sources._present))
    found = sources.trees(("github.com/pkg/errors",), fetch=True)
    directory = found.directory("github.com/pkg/errors")
    need(directory is not None, "a Debian mirror that answers")
    assert directory is not None
    assert (directory / "errors.go").is_file()
    assert directory.is_relative_to(tmp_path)
    monkeypatch.setattr(sources, "_unpack", lambda *_: pytest.fail("fetched twice"))
    sources.trees(("github.com/pkg/errors", "github.com/nobody/nothing"), fetch=True)


def _without_installed(present):  # type: ignore[no-untyped-def]
    """As on a machine that has no -dev package at all."""
    return lambda cache: Trees(present(cache).roots[1:])
