"""Fargate's task sizes: which CPU goes with which memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """A task size: ``cpu`` in CPU units (1024 are one vCPU), ``memory`` in MiB."""

    cpu: int
    memory: int


@cache
def sizes() -> tuple[Size, ...]:
    """Every size that Fargate takes, smallest first, from ``fargate-sizes.yaml``."""
    data = yaml.safe_load(files("watari.container").joinpath("fargate-sizes.yaml").read_text("utf-8"))
    found = []
    for row in data["sizes"]:
        memories = row.get("memory") or range(row["from"], row["to"] + 1, row["by"])
        found += [Size(row["cpu"], memory) for memory in memories]
    return tuple(sorted(found))


def snap(cpu: int, memory: int) -> Size | None:
    """The smallest size with at least ``cpu`` units and ``memory`` MiB; None where Fargate has none."""
    fitting = (size for size in sizes() if size.cpu >= cpu and size.memory >= memory)
    return next(fitting, None)


def is_valid(cpu: int, memory: int) -> bool:
    """Whether Fargate takes exactly this pair."""
    return Size(cpu, memory) in sizes()
