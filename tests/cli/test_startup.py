"""`watari --version` and `--help` must not pay for what they do not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "boto3",
    "botocore",
    "dbos",
    "sqlalchemy",
    "ast_grep_py",
    "networkx",
    "docker",
    "starlette",
    "uvicorn",
    "httpx",
    "jinja2",
    "pydantic",
    "yaml",
    "pyroute2",
    "ministack",
)


def modules_after(*arguments: str) -> set[str]:
    program = (
        "import sys\n"
        "from watari.cli.main import main\n"
        f"code = main({list(arguments)!r})\n"
        "print(*sys.modules, file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_start_up_imports_no_heavy_library(arguments: tuple[str, ...]) -> None:
    loaded = modules_after(*arguments)
    assert "cyclopts" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_watch_on_heavy_libraries_can_fail() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import yaml, sys; print(*sys.modules)"], capture_output=True, text=True
    )
    assert not set(done.stdout.split()).isdisjoint(HEAVY)


def test_an_unknown_command_gets_a_sentence_not_a_traceback() -> None:
    done = subprocess.run([sys.executable, "-m", "watari", "srvey"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "survey" in done.stderr
    assert "Traceback" not in done.stderr
