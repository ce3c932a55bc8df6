"""``watari retire``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.account import UNSAID, Account
from watari.cli.exits import Exit


def retire(
    service: str,
    /,
    *,
    rule: str | None = None,
    ec2_target_group: str | None = None,
    quiet_seconds: int = 300,
    yes: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "json"] = "text",
    exit_zero: Annotated[bool, Parameter(negative="")] = False,
    account: Account = UNSAID,
) -> int:
    """Shows what of the service's EC2 side can go now, and why the rest can't. Nothing goes without --yes.

    Exit code 10 says that changes wait, 20 that something still blocks them.

    Parameters
    ----------
    service
        The ECS service.
    rule
        The listener rule, where several forward to the service.
    ec2_target_group
        EC2's target group, where the rule does not tell.
    quiet_seconds
        How long EC2 must have answered nothing.
    yes
        Do it.
    format
        text or json.
    exit_zero
        Exit with 0 also where changes wait.
    """
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
        sys.stdout.write(report.retired_json(done) if format == "json" else report.retired_text(done))
        return Exit.DONE
    sys.stdout.write(report.plan_json(plan) if format == "json" else report.plan_text(plan))
    if exit_zero or not plan.changes:
        return Exit.DONE
    if plan.blocked:
        return Exit.WAITING
    print(f"To do it: watari retire {service} --cluster {cluster} --yes", file=sys.stderr)
    return Exit.FINDINGS
