"""``watari retire``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.account import UNSAID, Account
from watari.cli.exits import Exit
from watari.errors import UsageError


def retire(
    *what: str,
    code: Annotated[bool, Parameter(negative="")] = False,
    pipeline: Annotated[bool, Parameter(negative="")] = False,
    keep: Literal["ecs", "ec2"] = "ecs",
    flag: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    config: Path | None = None,
    rule: str | None = None,
    ec2_target_group: str | None = None,
    quiet_seconds: int = 300,
    yes: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "json", "diff", "markdown"] = "text",
    exit_zero: Annotated[bool, Parameter(negative="")] = False,
    account: Account = UNSAID,
) -> int:
    """Shows what of the service's EC2 side can go now, and why the rest can't. Nothing goes without --yes.

    With --code: plans the removal of the ECS flag from the code of repositories, for `watari apply`. With --pipeline:
    plans the removal of the EC2 half of their pipelines (with --keep ec2: of the ECS half, as if it had never been).
    Exit code 10 says that changes wait, 20 that something still blocks them.

    Parameters
    ----------
    what
        The ECS service; with --code and --pipeline repositories, or folders that hold them.
    code
        Take the ECS flag out of the code, and what only EC2 (or, with --keep ec2, only Fargate) needs.
    pipeline
        Take the EC2 half out of CircleCI's and GitHub Actions' configurations, with all that only it used.
    keep
        The home that stays, for --code and --pipeline.
    flag
        An expression by which people asked the flag by hand, true on ECS: `--flag isECS()`; may be given more than
        once.
    out
        Where the plan file of --code or --pipeline goes; `watari apply` takes it.
    config
        watari.yaml, for --code; found by itself where it is not given.
    rule
        The listener rule, where several forward to the service.
    ec2_target_group
        EC2's target group, where the rule does not tell.
    quiet_seconds
        How long EC2 must have answered nothing.
    yes
        Do it.
    format
        text or json; with --code and --pipeline also diff, or markdown (a pull request's text).
    exit_zero
        Exit with 0 also where changes wait.
    """
    if code and pipeline:
        raise UsageError(
            "--code and --pipeline are two plans.", next_step="Plan and apply one after the other: each has its branch."
        )
    if pipeline:
        return _pipeline([Path(one) for one in what] or [Path()], keep, format, out, exit_zero)
    if code:
        return _code([Path(one) for one in what] or [Path()], config, keep, flag, format, out, exit_zero)
    if len(what) != 1 or format in ("diff", "markdown"):
        raise UsageError("watari retire takes one ECS service, in text or json.", next_step="watari retire --help")
    as_json = format == "json"
    return _service(
        what[0], account, rule, ec2_target_group, quiet_seconds, yes=yes, as_json=as_json, exit_zero=exit_zero
    )


def _service(
    service: str,
    account: Account,
    rule: str | None,
    ec2_target_group: str | None,
    quiet_seconds: int,
    *,
    yes: bool,
    as_json: bool,
    exit_zero: bool,
) -> int:
    """The EC2 side of one service out of the account."""
    from rich.console import Console

    from watari.cutover.route import find_route
    from watari.report import retire as report
    from watari.report.deploy import TerminalListener
    from watari.retire import plan_retirement
    from watari.retire import retire as run

    aws, cluster = account.connect()
    route = find_route(aws, cluster, service, rule, ec2_target_group)
    healthy = account.settings().cutover.budgets.min_healthy
    plan = plan_retirement(aws, route, min_healthy=healthy, quiet_seconds=quiet_seconds)
    if yes and not plan.blocked:
        sys.stderr.write(report.plan_text(plan))
        done = run(aws, plan, TerminalListener(Console(stderr=True)))
        sys.stdout.write(report.retired_json(done) if as_json else report.retired_text(done))
        return Exit.DONE
    sys.stdout.write(report.plan_json(plan) if as_json else report.plan_text(plan))
    if exit_zero or not plan.changes:
        return Exit.DONE
    if plan.blocked:
        return Exit.WAITING
    print(f"To do it: watari retire {service} --cluster {cluster} --yes", file=sys.stderr)
    return Exit.FINDINGS


def _code(
    paths: list[Path],
    config: Path | None,
    keep: Literal["ecs", "ec2"],
    flags: tuple[str, ...],
    format: Literal["text", "json", "diff", "markdown"],
    out: Path | None,
    exit_zero: bool,
) -> int:
    """The flag out of the code."""
    from watari.cli.planned import shown
    from watari.plan.removal import plan_removal
    from watari.rehearse.toolchain.compiler import compiler_environments
    from watari.sources.config import discover, load

    settings = load(config or discover(tuple(paths)))
    with tempfile.TemporaryDirectory(prefix="watari-retire-") as work:
        plan = plan_removal(paths, settings, keep, flags, compiler_environments(Path(work)))
    return shown(plan, format, out, exit_zero)


def _pipeline(
    paths: list[Path],
    keep: Literal["ecs", "ec2"],
    format: Literal["text", "json", "diff", "markdown"],
    out: Path | None,
    exit_zero: bool,
) -> int:
    """One half of the pipeline out."""
    from watari.cli.planned import shown
    from watari.plan.removal import plan_pipeline_removal

    return shown(plan_pipeline_removal(paths, keep), format, out, exit_zero)
