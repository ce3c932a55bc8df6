"""Plans that take the ECS flag, and a half of the pipeline, out again, repository by repository."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from watari.errors import NothingToRead
from watari.flag.compile import verify
from watari.flag.removal import Keep, retire
from watari.model.plan import Plan, ServicePlan
from watari.pipeline.run import CONFIGURATIONS
from watari.pipeline.run import retire as retire_pipeline
from watari.plan.code import CompilerEnvironment
from watari.plan.git import repository_of, require_repository
from watari.sources.config import Config

BRANCH = "watari/retire-code"
PIPELINE_BRANCH = "watari/retire-pipeline"
"""Their own branches: the one that brought the flag and the ECS half in may still be there."""


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


def plan_pipeline_removal(paths: Sequence[Path], keep: Keep) -> Plan:
    """The plan that leaves the pipelines of every repository at or below ``paths`` with one half; reads them only.

    Raises NothingToRead where there is no repository, PlanRefused for one without a commit.
    """
    tops = _repositories(paths)
    root = Path(*_common([top.parts for top in tops]))
    plans = []
    for top in tops:
        where = top.relative_to(root).as_posix()
        commit = require_repository(top).commit()
        folders = _with_pipelines(top)
        for folder in folders:
            result = retire_pipeline(folder, keep)
            place = folder.relative_to(root).as_posix()
            name = top.name if folder == top else folder.relative_to(top).as_posix()
            plans.append(ServicePlan(name, place, commit, result.edits, result.unsolved, result.refused))
        if not folders:
            plans.append(ServicePlan(top.name, where, commit, ()))
    return Plan(str(root), tuple(plans), branch=PIPELINE_BRANCH)


def _with_pipelines(top: Path) -> list[Path]:
    """The folders of a repository that hold a CI configuration."""
    found = [top] if any((top / name).exists() for name in CONFIGURATIONS) else []
    return found + sorted(one.parent.parent for one in top.glob("*/**/.circleci/config.yml") if ".git" not in one.parts)


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
