"""A plan that takes the ECS flag out again, repository by repository."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from watari.errors import NothingToRead
from watari.flag.compile import verify
from watari.flag.removal import Keep, retire
from watari.model.plan import Plan, ServicePlan
from watari.plan.code import CompilerEnvironment
from watari.plan.git import repository_of, require_repository
from watari.sources.config import Config

BRANCH = "watari/retire-code"
"""Its own branch: the one that brought the flag in may still be there."""


def plan_removal(
    paths: Sequence[Path], config: Config, keep: Keep, expressions: Sequence[str], compiler: CompilerEnvironment
) -> Plan:
    """The plan for every repository at or below ``paths``; reads them, and writes and runs nothing of them.

    ``keep`` is the home that stays, ``expressions`` are flags that people wrote by hand. Raises NothingToRead where
    there is no repository, PlanRefused for one without a commit.
    """
    tops = _repositories(paths)
    root = Path(*_common([top.parts for top in tops]))
    plans = []
    for top in tops:
        result = retire(top, config, keep=keep, expressions=expressions)
        environment = compiler(top) if result.edits else None
        result = verify(top, result, environment or {})
        where = top.relative_to(root).as_posix()
        commit = require_repository(top).commit()
        plans.append(ServicePlan(top.name, where, commit, result.edits, result.unsolved, result.refused))
    return Plan(str(root), tuple(plans), branch=BRANCH)


def _repositories(paths: Sequence[Path]) -> list[Path]:
    found: set[Path] = set()
    for path in paths:
        own = repository_of(path) if path.is_dir() else None
        if own is not None:
            found.add(own.top.resolve())
        elif path.is_dir():
            found |= {one.parent.resolve() for one in path.glob("*/.git")}
    if not found:
        raise NothingToRead(f"There is no git repository at {', '.join(map(str, paths))}.")
    return sorted(found)


def _common(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    common = parts[0]
    for one in parts[1:]:
        same = [left for left, right in zip(common, one, strict=False) if left == right]
        common = common[: len(same)]
    return common
