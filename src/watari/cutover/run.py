"""A cutover from the first step to the last, durable."""

from __future__ import annotations

import time
from pathlib import Path

from dbos import DBOS, SetWorkflowID, WorkflowHandle

from watari.aws import Aws
from watari.cutover import durable
from watari.cutover.hands import Order
from watari.cutover.machine import begin
from watari.cutover.result import CutoverListener, CutoverResult, Silent
from watari.cutover.route import live_weights
from watari.errors import ConfigError, PlanRefused
from watari.model.crossing import Route
from watari.sources.config import CutoverConfig

UNFINISHED = ["PENDING", "ENQUEUED"]
INTERRUPT_SECONDS = 20.0
"""How long an interrupted run gets to send the traffic home before the process ends anyway."""


def run(
    aws: Aws,
    route: Route,
    settings: CutoverConfig,
    state_dir: Path,
    listener: CutoverListener | None = None,
    *,
    hold: bool = False,
    period: int = 60,
    poll: float = 5.0,
    database_url: str | None = None,
) -> CutoverResult:
    """Moves the traffic of a route to Fargate step by step; returns when it is there, or all back on EC2.

    A run of the same route that a crash left unfinished is taken up where it
    stood, with the settings it was started with. ``hold`` waits for ``promote``
    before 100 %. ``period`` (seconds) is the resolution of the metrics, 60 for
    what AWS publishes; ``poll`` (seconds) the time between looks. State is kept
    in a SQLite file in ``state_dir``, or at ``database_url`` (PostgreSQL).

    Ctrl-C sends the traffic back to EC2 first: nobody would judge it any more.
    PlanRefused where Fargate has traffic already and no run is unfinished,
    AwsFailed where the traffic could not be sent home.
    """
    _checked(settings, hold)
    url = durable.database(state_dir, route, database_url)
    with durable.engine(url, route, aws, listener or Silent(), poll):
        handle = _unfinished(route) or _started(aws, route, settings, hold, period, poll)
        try:
            return handle.get_result(polling_interval_sec=min(1.0, poll))
        except KeyboardInterrupt:
            _interrupted(handle)
            raise


def _checked(settings: CutoverConfig, hold: bool) -> None:
    try:
        begin(settings.steps, hold=hold)
    except ValueError as error:
        raise ConfigError(str(error), next_step="Correct cutover.steps in watari.yaml.") from error


def _unfinished(route: Route) -> WorkflowHandle[CutoverResult] | None:
    prefix = f"{durable.key(route)}-"
    found = DBOS.list_workflows(workflow_id_prefix=prefix, status=UNFINISHED, sort_desc=True)
    return DBOS.retrieve_workflow(found[0].workflow_id) if found else None


def _started(
    aws: Aws, route: Route, settings: CutoverConfig, hold: bool, period: int, poll: float
) -> WorkflowHandle[CutoverResult]:
    live = live_weights(aws, route)
    if live.fargate:
        raise PlanRefused(
            f"Fargate already has {live.fargate_percent:g} % of {route.service}'s traffic, and no run of"
            " watari is unfinished.",
            next_step=f"Type watari cutover revert {route.service} to begin from EC2.",
        )
    now = time.time()
    order = Order(route, settings, aws.connection, hold, period, poll, now)
    with SetWorkflowID(f"{durable.key(route)}-{int(now * 1000)}"):
        return DBOS.start_workflow(durable.cutover, order)


def _interrupted(handle: WorkflowHandle[CutoverResult]) -> None:
    DBOS.send(handle.workflow_id, "abort", durable.CONTROLS)
    deadline = time.monotonic() + INTERRUPT_SECONDS
    while time.monotonic() < deadline and handle.get_status().status in UNFINISHED:
        time.sleep(0.1)
