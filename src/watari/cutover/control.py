"""Speaking to a run from another process, and looking at it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dbos import DBOSClient, WorkflowStatus
from sqlalchemy.exc import SQLAlchemyError

from watari.aws import Aws
from watari.cutover import durable
from watari.cutover.machine import State, Verb
from watari.cutover.result import CutoverResult
from watari.cutover.route import go_home, live_weights
from watari.errors import ConfigError, PlanRefused
from watari.model.crossing import Route, WeightChange, Weights


@dataclass(frozen=True, slots=True)
class CutoverStatus:
    """A route now. ``state`` and ``result`` are of the newest run, None where there was none."""

    route: Route
    weights: Weights
    run: str | None = None
    state: State | None = None
    result: CutoverResult | None = None


def status(aws: Aws, route: Route, state_dir: Path, database_url: str | None = None) -> CutoverStatus:
    """The live weights, and where the newest run of the route stands."""
    weights = live_weights(aws, route)
    with _client(route, state_dir, database_url) as client:
        run = _newest(client, route) if client else None
        if client is None or run is None:
            return CutoverStatus(route, weights)
        state = client.get_event(run.workflow_id, durable.STATE, timeout_seconds=0)
        result = run.output if isinstance(run.output, CutoverResult) else None
        return CutoverStatus(route, weights, run.workflow_id, state, result)


def tell(route: Route, verb: Verb, state_dir: Path, database_url: str | None = None) -> str:
    """Sends a word to the unfinished run of the route; its id. PlanRefused where there is none."""
    with _client(route, state_dir, database_url) as client:
        run = _newest(client, route) if client else None
        if client is None or run is None or run.status not in ("PENDING", "ENQUEUED"):
            raise PlanRefused(
                f"No cutover of {route.service} is under way.",
                next_step=f"Type watari cutover status {route.service}.",
            )
        client.send(run.workflow_id, verb, durable.CONTROLS)
        return run.workflow_id


def send_home(
    aws: Aws,
    route: Route,
    verb: Verb,
    state_dir: Path,
    database_url: str | None = None,
    *,
    wait: float = 15.0,
) -> WeightChange:
    """All traffic back on EC2, through the run where one is alive, else directly.

    The word is left for a run that is not alive at the moment, so that it ends
    as aborted when it is taken up. ``wait`` in seconds. PlanRefused where EC2
    has no healthy target.
    """
    try:
        tell(route, verb, state_dir, database_url)
    except PlanRefused:
        return go_home(aws, route, f"{verb} was asked for")
    deadline = time.monotonic() + wait
    while time.monotonic() < deadline:
        live = live_weights(aws, route)
        if live.fargate == 0:
            return WeightChange(time.time(), live, f"{verb} was asked for")
        time.sleep(0.5)
    return go_home(aws, route, f"{verb} was asked for; the run does not answer")


@contextmanager
def _client(route: Route, state_dir: Path, database_url: str | None) -> Iterator[DBOSClient | None]:
    url = durable.database(state_dir, route, database_url)
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).is_file():
        yield None
        return
    try:
        client = DBOSClient(system_database_url=url, retry_connection_errors=False)
    except SQLAlchemyError as error:
        raise ConfigError("The database of the durable runs can't be reached.") from error
    try:
        yield client
    finally:
        client.destroy()


def _newest(client: DBOSClient, route: Route) -> WorkflowStatus | None:
    prefix = f"{durable.key(route)}-"
    found = client.list_workflows(workflow_id_prefix=prefix, sort_desc=True, limit=1)
    return found[0] if found else None
