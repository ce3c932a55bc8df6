"""What a person asks of a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """``services`` names the ones that shall cross, all where it is empty.

    ``keep`` leaves the run's folder where it is.
    """

    paths: tuple[Path, ...]
    hosts: Literal["auto", "containers", "processes"] = "auto"
    services: tuple[str, ...] = ()
    balancer: Literal["auto", "haproxy", "caddy"] = "auto"
    config: Path | None = None
    keep: bool = False
