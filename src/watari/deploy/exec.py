"""A command run inside a task: what ssh to the host was."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import urllib.request
from dataclasses import dataclass
from urllib.error import URLError

from watari.aws import Aws
from watari.aws.ecs import Task
from watari.errors import AwsFailed, UsageError

PLUGIN = "session-manager-plugin"
PLUGIN_PAGE = (
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html"
)


@dataclass(frozen=True, slots=True)
class Executed:
    """What the command gave. ``output`` is None where it went straight to the terminal."""

    task: str
    container: str
    exit_code: int
    output: str | None


def execute(
    aws: Aws,
    cluster: str,
    service: str,
    command: tuple[str, ...],
    *,
    task: str | None = None,
    container: str | None = None,
    timeout: float = 60.0,
) -> Executed:
    """Runs ``command`` in a running task of the service, in the newest where none is named.

    A session on ``wss://`` is handed to AWS's Session Manager plugin, which owns
    the terminal; one on ``http(s)://`` (the rehearsal) is answered at once.
    UsageError where there is no such task or container, AwsFailed where the
    plugin is missing or the session fails.
    """
    chosen = _task(aws, cluster, service, task)
    name, runtime_id = _container(chosen, container)
    session = aws.ecs.execute(cluster, chosen.arn, name, shlex.join(command))
    if session.get("streamUrl", "").startswith(("http://", "https://")):
        exit_code, output = _over_http(session, timeout)
        return Executed(chosen.id, name, exit_code, output)
    target = f"ecs:{cluster}_{chosen.id}_{runtime_id}"
    return Executed(chosen.id, name, _over_plugin(aws, session, target), None)


def _task(aws: Aws, cluster: str, service: str, wanted: str | None) -> Task:
    running = [one for one in aws.ecs.tasks(cluster, service) if one.status == "RUNNING"]
    chosen = [one for one in running if wanted is None or wanted in (one.id, one.arn)]
    if not chosen:
        listed = ", ".join(one.id for one in running) or "none"
        what = f"task {wanted}" if wanted else "task"
        raise UsageError(f"{service} has no running {what} (running: {listed}).")
    return chosen[0]


def _container(task: Task, wanted: str | None) -> tuple[str, str]:
    for one in task.containers:
        if wanted is None or one.name == wanted:
            return one.name, one.runtime_id
    listed = ", ".join(one.name for one in task.containers) or "none"
    raise UsageError(f"The task {task.id} has no container {wanted or ''} (containers: {listed}).")


def _over_http(session: dict[str, str], timeout: float) -> tuple[int, str]:
    body = json.dumps({"tokenValue": session.get("tokenValue", "")}).encode()
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        session["streamUrl"], data=body, headers={"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
            said = json.load(answer)
        return int(said["exit_code"]), str(said["output"])
    except (URLError, TimeoutError, ValueError, KeyError) as error:
        raise AwsFailed(f"The session at {session['streamUrl']} failed: {error}.") from error


def _over_plugin(aws: Aws, session: dict[str, str], target: str) -> int:
    program = shutil.which(PLUGIN)
    if program is None:
        raise AwsFailed(
            "The command runs behind AWS's Session Manager, and its plugin is not installed here.",
            next_step=f"Install {PLUGIN} ({PLUGIN_PAGE}) and try again.",
        )
    # The arguments that the AWS CLI gives it: session, region, operation, profile, request, endpoint.
    endpoint = f"https://ssm.{aws.region}.amazonaws.com"
    parameters = json.dumps({"Target": target})
    return subprocess.call(
        [
            program,
            json.dumps(session),
            aws.region,
            "StartSession",
            aws.connection.profile or "",
            parameters,
            endpoint,
        ]
    )
