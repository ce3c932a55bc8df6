"""What a test needs from the machine: skipped with a reason on a laptop, failed in CI."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def need(present: bool, what: str) -> None:
    """Skips the test where ``what`` is missing; fails it where ``CI=true``, for CI installs everything."""
    if present:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


def docker_running() -> bool:
    """Whether a Docker Engine answers."""
    if shutil.which("docker") is None:
        return False
    try:
        return subprocess.run(["docker", "version"], capture_output=True, timeout=20).returncode == 0
    except subprocess.TimeoutExpired:
        return False
