"""Runs the shell of an integration's step with a watari that is the one under test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from need import need

SRC = Path(__file__).resolve().parents[2] / "src"


def stand_in(file: Path) -> None:
    """A ``watari`` program at ``file`` that runs this checkout's code."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"#!/bin/sh\nPYTHONPATH={SRC} exec {sys.executable} -c 'from watari.cli.main import run; run()' \"$@\"\n"
    )
    file.chmod(0o755)


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``script`` as both CI services do: bash, in the checkout's folder, environment given."""
    usual = {name: os.environ[name] for name in ("PATH", "WATARI_CACHE") if name in os.environ}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**usual, **environment},
        capture_output=True,
        text=True,
    )


def against_schema(schema: str, document: object, folder: Path) -> str:
    """What check-jsonschema, which ships the published schemas, has against a document; empty where nothing."""
    need(find_spec("check_jsonschema") is not None, "check-jsonschema")
    file = folder / "document.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def checkout(folder: Path) -> Path:
    """A small service with one finding."""
    folder.mkdir(parents=True)
    (folder / "app.py").write_text('open("/etc/shop/shop.ini")\n', encoding="utf-8")
    return folder
