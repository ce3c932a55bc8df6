"""Node.js and npm: found, or the reason why not."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

MINIMUM = 18
"""The oldest major version that the AWS SDK for JavaScript v3 and ``node --test`` run on."""


@dataclass(frozen=True, slots=True)
class NodeToolchain:
    """One installed Node.js; ``npm`` is None where only the runtime is there."""

    node: Path
    version: str
    npm: Path | None


@dataclass(frozen=True, slots=True)
class NodeMissing:
    """Why there is no Node.js to use; one sentence."""

    reason: str


def find() -> NodeToolchain | NodeMissing:
    """The ``node`` of PATH, if it is new enough."""
    node = shutil.which("node")
    if node is None:
        return NodeMissing("There is no node on PATH.")
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    except (OSError, subprocess.TimeoutExpired) as error:
        return NodeMissing(f"{node} does not run: {error}.")
    version = re.fullmatch(r"v(\d+)\.\d+\.\d+\S*", told)
    if version is None:
        return NodeMissing(f"{node} gives no version.")
    if int(version.group(1)) < MINIMUM:
        return NodeMissing(f"{node} is {told}; version {MINIMUM} or later is needed.")
    npm = shutil.which("npm")
    return NodeToolchain(Path(node), told, Path(npm) if npm else None)
