"""``watari exec``."""

from __future__ import annotations

import sys

from watari.cli.account import UNSAID, Account
from watari.errors import UsageError


def exec_command(
    service: str,
    /,
    *command: str,
    task: str | None = None,
    container: str | None = None,
    timeout: float = 60,
    account: Account = UNSAID,
) -> int:
    """Runs a command inside a task of the service: watari exec SERVICE -- COMMAND…

    What ssh to the host was. Exits with the command's exit code where the session tells it.

    Parameters
    ----------
    service
        The ECS service.
    command
        The program and its arguments, behind --.
    task
        The task's id; the newest running one where it is not given.
    container
        The container's name; the first where it is not given.
    timeout
        Seconds to wait for a command whose output comes all at once.
    """
    from watari.deploy import execute

    if not command:
        raise UsageError("No command is given.", next_step=f"Type watari exec {service} -- sh")
    aws, cluster = account.connect()
    done = execute(aws, cluster, service, command, task=task, container=container, timeout=timeout)
    if done.output is not None:
        sys.stdout.write(done.output)
    return done.exit_code
