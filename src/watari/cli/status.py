"""``watari status``."""

from __future__ import annotations

import sys
from typing import Literal

from watari.cli.account import UNSAID, Account
from watari.cli.exits import Exit


def status(
    *services: str,
    format: Literal["text", "json"] = "text",
    account: Account = UNSAID,
) -> int:
    """Shows tasks, deployments, targets, live weights and the last events of both homes.

    Parameters
    ----------
    services
        Names of ECS services; all of the cluster where none is given.
    format
        text or json.
    """
    from watari.deploy import status as look
    from watari.report import deploy as report

    aws, cluster = account.connect()
    seen = look(aws, cluster, services)
    sys.stdout.write(report.as_json(seen) if format == "json" else report.status_text(seen))
    return Exit.DONE
