"""The machine run on DBOS: every command a recorded step, taken up again after a crash.

A finished step is never carried out again: on a restart DBOS replays the record
up to the command that was under way, which is then carried out anew. Each
command reads the live weights first, so the run goes on or goes back.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, error
from sqlalchemy.exc import SQLAlchemyError

from watari.aws import Aws
from watari.cutover import machine
from watari.cutover.hands import Acted, Hands, Order
from watari.cutover.machine import Command, Control, Started, State, Write
from watari.cutover.result import CutoverListener, CutoverResult, Silent, StepVerdict
from watari.errors import AwsFailed, ConfigError
from watari.model.crossing import Route, WeightChange

WORKFLOW = "watari.cutover"
CONTROLS = "controls"
STATE = "state"
VERSION = "cutover-1"
"""Counts up when the order of recorded steps changes: DBOS must not replay an older record then."""

MAX_TRIES_HOME = 40
"""Writes of "all on EC2" before the run gives up and says that a person must act."""

# DBOS adds a console handler where its logger has none, and keeps that one's stream for ever.
logging.getLogger("dbos").addHandler(logging.NullHandler())

_hands: dict[str, tuple[Aws, CutoverListener]] = {}
_one_at_a_time = threading.Lock()


def key(route: Route) -> str:
    """What all runs of one route have in common: the prefix of their workflow ids."""
    mark = hashlib.sha256(route.rule_arn.encode()).hexdigest()[:8]
    return f"{re.sub(r'[^A-Za-z0-9_.-]', '-', route.service)}-{mark}"


def database(state_dir: Path, route: Route, url: str | None = None) -> str:
    """The database's URL: the team's PostgreSQL, or one SQLite file for the route.

    One file each, since DBOS takes up every unfinished run that it finds under
    its executor's name: a cutover of another service is another process's.
    """
    if url is not None:
        return url
    try:
        state_dir.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise ConfigError(f"{state_dir} can't be made: {failed.strerror}.") from failed
    return f"sqlite:///{(state_dir / f'cutover-{key(route)}.sqlite').resolve()}"


@contextmanager
def engine(url: str, route: Route, aws: Aws, listener: CutoverListener, poll: float) -> Iterator[None]:
    """DBOS running in this process, for one route. Waits for another route's to end: it is process-wide."""
    config: DBOSConfig = {
        "name": "watari",
        "system_database_url": url,
        "executor_id": key(route),
        "application_version": VERSION,
        "log_level": "CRITICAL",
        "console_log_level": "CRITICAL",
        "enable_otlp": False,
        "notification_listener_polling_interval_sec": min(1.0, max(0.05, poll / 4)),
    }
    with _one_at_a_time:
        _hands[key(route)] = (aws, listener)
        try:
            _launch(config)
            yield
        finally:
            DBOS.destroy()
            _hands.pop(key(route), None)


def _launch(config: DBOSConfig) -> None:
    try:
        DBOS(config=config)
        DBOS.launch()
    except (SQLAlchemyError, error.DBOSException) as failed:
        reason = str(failed).splitlines()[0] if str(failed) else type(failed).__name__
        raise ConfigError(
            f"The database of the durable runs can't be used: {reason}.",
            next_step="Check WATARI_DATABASE_URL, or the folder it is kept in.",
        ) from failed


@DBOS.workflow(name=WORKFLOW)
def cutover(order: Order) -> CutoverResult:
    """One run of the machine, from its first event to a final phase."""
    return _Run(order).to_the_end()


class _Run:
    def __init__(self, order: Order) -> None:
        self._order = order
        aws, listener = _hands.get(key(order.route)) or (Aws(order.connection), Silent())
        self._hands = Hands(aws, order, listener)
        self._changes: list[WeightChange] = []
        self._verdicts: list[StepVerdict] = []
        self._step_began = order.began
        self._patient_since = order.began

    def to_the_end(self) -> CutoverResult:
        state = machine.begin(self._order.settings.steps, hold=self._order.hold)
        self._announce(state)
        state, commands = machine.advance(state, Started())
        while commands:
            acted = self._act(state, commands[0])
            before = state
            state, commands = machine.advance(state, acted.event)
            self._record(before, state, acted)
        if state.phase not in machine.FINAL:
            raise AssertionError(f"{state.phase} has nothing to do")
        return CutoverResult(
            self._order.route.service,
            state.phase,  # type: ignore[arg-type]
            state.reason,
            tuple(self._changes),
            tuple(self._verdicts),
        )

    def _act(self, state: State, command: Command) -> Acted:
        if isinstance(command, Write):
            return self._write(state, command)
        word: Any = DBOS.recv(CONTROLS, timeout_seconds=self._order.poll)
        if word in ("pause", "resume", "promote", "abort", "revert"):
            return Acted(self._patient_since, Control(word))
        patience = self._patient_since + self._order.settings.step_deadline
        return DBOS.run_step({"name": "look"}, self._hands.look, state, self._step_began, patience)

    def _write(self, state: State, command: Write) -> Acted:
        acted = DBOS.run_step({"name": "write"}, self._hands.write, command)
        tries = 1
        while state.phase == "aborting" and acted.change is None:
            if tries >= MAX_TRIES_HOME:
                raise AwsFailed(
                    f"{self._order.route.service}: the traffic could not be sent back to EC2:"
                    f" {getattr(acted.event, 'reason', '')}",
                    next_step="Set the rule's weights by hand now: EC2 999, Fargate 0.",
                )
            DBOS.sleep(min(15.0, self._order.poll * tries))
            acted = DBOS.run_step({"name": "write"}, self._hands.write, command)
            tries += 1
        return acted

    def _record(self, before: State, state: State, acted: Acted) -> None:
        if acted.change is not None:
            self._changes.append(acted.change)
            self._step_began = acted.at
        left = before.phase == "judging" and state.phase in {"stepping", "holding", "done"}
        if acted.judgement is not None and before.step >= 0 and (left or state.phase == "aborting"):
            percent = before.steps[before.step]
            self._verdicts.append(StepVerdict(acted.at, percent, acted.judgement))
        if (state.phase, state.step) != (before.phase, before.step):
            self._patient_since = self._announce(state)

    def _announce(self, state: State) -> float:
        at = DBOS.run_step({"name": "announce"}, self._hands.announce, state)
        DBOS.set_event(STATE, state)
        return at
