"""``watari scale``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.account import UNSAID, Account
from watari.cli.ask import confirmed
from watari.cli.exits import Exit
from watari.errors import UsageError


def scale(
    service: str,
    count: int,
    /,
    *,
    pin: Annotated[bool, Parameter(negative="")] = False,
    timeout: float = 600,
    yes: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "json"] = "text",
    account: Account = UNSAID,
) -> int:
    """Type a number; that many tasks run. Starts no deployment.

    Parameters
    ----------
    service
        The ECS service.
    count
        How many tasks.
    pin
        Make both bounds of autoscaling this number, so that it stays.
    timeout
        Seconds until tasks that are not healthy have failed.
    yes
        Agree without being asked.
    format
        text or json.
    """
    from rich.console import Console

    from watari.deploy import scale as run
    from watari.report import deploy as report

    aws, cluster = account.connect()
    now = aws.ecs.service(cluster, service)
    if now is None:
        raise UsageError(f"There is no service {service} in the cluster {cluster}.", next_step="watari status")
    if not confirmed(f"{service}: {now.desired} → {count} tasks. Go on?", yes):
        return Exit.WAITING
    listener = report.TerminalListener(Console(stderr=True))
    done = run(aws, cluster, service, count, listener, pin=pin, timeout=timeout)
    sys.stdout.write(report.as_json(done) if format == "json" else report.scaled_text(done))
    return Exit.DONE
