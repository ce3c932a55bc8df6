"""Node.js: found, too old, or missing, always with the reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from need import need

from watari.rehearse.toolchain import node
from watari.rehearse.toolchain.node import NodeMissing, NodeToolchain


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "node"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.node
def test_the_real_one() -> None:
    found = node.find()
    need(isinstance(found, NodeToolchain), "Node.js")
    assert isinstance(found, NodeToolchain)
    assert os.access(found.node, os.X_OK)


def test_new_enough_but_no_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "echo v18.0.0", monkeypatch)
    assert node.find() == NodeToolchain(tmp_path / "node", "v18.0.0", None)


@pytest.mark.parametrize(
    ("script", "reason"),
    [("echo v16.20.2", "v16.20.2"), ("echo hello", "no version"), ("exit 1", "no version")],
)
def test_reasons(script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, script, monkeypatch)
    found = node.find()
    assert isinstance(found, NodeMissing)
    assert reason in found.reason


def test_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert isinstance(node.find(), NodeMissing)
