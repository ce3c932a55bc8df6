"""The machine's commands carried out: each is idempotent and may be repeated after a crash."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from watari.aws import Aws, Connection
from watari.cutover import gate, route
from watari.cutover.gate import Judgement, Limits, Sample
from watari.cutover.machine import Drifted, Event, Judged, NotWritten, State, Write, Written
from watari.cutover.result import CutoverListener
from watari.errors import AwsFailed, CredentialsMissing, PlanRefused
from watari.model.crossing import Route, WeightChange
from watari.sources.config import CutoverConfig

BASELINE_SECONDS = 600.0
"""How far before the run EC2's error rate is looked up for the step at which EC2 has no traffic."""

CANNOT_CALL = (AwsFailed, CredentialsMissing)


@dataclass(frozen=True, slots=True)
class Order:
    """What a durable run was asked to do; enough to go on in another process. No secret.

    ``period`` (seconds) is the resolution of the metrics, 60 for what a load
    balancer publishes; ``poll`` (seconds) the time between looks; ``began`` Unix time.
    """

    route: Route
    settings: CutoverConfig
    connection: Connection
    hold: bool
    period: int
    poll: float
    began: float


@dataclass(frozen=True, slots=True)
class Acted:
    """What carrying out a command gave: an event at a Unix time, and the record of it."""

    at: float
    event: Event
    change: WeightChange | None = None
    judgement: Judgement | None = None


class Hands:
    """Carries out commands for one order and tells a listener."""

    def __init__(self, aws: Aws, order: Order, listener: CutoverListener) -> None:
        self._aws = aws
        self._order = order
        self._listener = listener
        self._said: tuple[object, ...] = ()

    def write(self, command: Write) -> Acted:
        """Writes the weights and reads them back."""
        service = self._order.route.service
        try:
            change = route.write_weights(self._aws, self._order.route, command.weights, command.reason)
        except (*CANNOT_CALL, PlanRefused) as error:
            self._say(self._listener.warned, service, error.message)
            return Acted(time.time(), NotWritten(error.message))
        self._say(self._listener.weights_written, service, change)
        return Acted(change.at, Written(), change)

    def look(self, state: State, step_began: float, patience: float) -> Acted:
        """Reads the live weights, then the evidence since the step began.

        ``patience`` is the Unix time after which an undecided step is overdue.
        What cannot be read is no evidence: inconclusive, never a pass.
        """
        now = time.time()
        try:
            live = route.live_weights(self._aws, self._order.route)
            if not route.same_share(live, state.weights):
                return Acted(now, Drifted(live))
            judgement = self._judgement(state, step_began, now)
        except CANNOT_CALL as error:
            self._say(self._listener.warned, self._order.route.service, error.message)
            return Acted(now, Judged("inconclusive", f"nothing could be seen: {error.message}", now > patience))
        except PlanRefused as error:  # the rule lost a group: going home will fail too, and say so
            return Acted(now, NotWritten(error.message))
        except Exception as error:  # a defect of ours must not leave traffic that nobody judges
            return Acted(now, NotWritten(f"the evidence could not be judged: {error!r}"))
        self._tell(state, judgement)
        judged = Judged(judgement.verdict, judgement.reason, now > patience)
        return Acted(now, judged, judgement=judgement)

    def announce(self, state: State) -> float:
        """Tells the listener of a new phase or step; the time."""
        self._say(self._listener.phase, self._order.route.service, state)
        return time.time()

    def _judgement(self, state: State, step_began: float, now: float) -> Judgement:
        limits = limits_for(self._order.settings, state)
        way = self._order.route
        healthy = self._aws.elb.healthy(way.fargate_target_group)
        if state.step < 0:
            return gate.ready(healthy, limits)
        ec2, fargate = self._samples(step_began, now)
        if state.weights.ec2 == 0:
            # Nothing to compare with at the same time: EC2's own record up to now stands in.
            ec2, _ = self._samples(self._order.began - BASELINE_SECONDS, now)
        return gate.judge(gate.Evidence(ec2, fargate, healthy, now - step_began), limits)

    def _samples(self, start: float, end: float) -> tuple[Sample, Sample]:
        way = self._order.route
        groups = (way.ec2_target_group, way.fargate_target_group)
        ec2, fargate = self._aws.cloudwatch.counts(way.rule_arn, groups, start, end, self._order.period)
        return Sample(ec2.requests, ec2.errors), Sample(fargate.requests, fargate.errors)

    def _tell(self, state: State, judgement: Judgement) -> None:
        said = (state.step, judgement.verdict, judgement.reason)
        if said != self._said:
            self._said = said
            percent = state.steps[state.step] if state.step >= 0 else 0.0
            self._say(self._listener.judged, self._order.route.service, percent, judgement)

    def _say(self, tell: Callable[..., None], *what: object) -> None:
        # A listener's trouble (a closed terminal) must not stop a run with traffic on the way.
        with contextlib.suppress(Exception):
            tell(*what)


def limits_for(settings: CutoverConfig, state: State) -> Limits:
    """The limits of the step in force. The false-alarm probability is shared out over the steps."""
    budgets = settings.budgets
    stay = max(settings.step_seconds, settings.settle) if state.last_step else settings.step_seconds
    return Limits(
        rise=budgets.error_rate_rise,
        alpha=budgets.false_alarm / len(settings.steps),
        min_requests=budgets.min_requests,
        min_healthy=budgets.min_healthy,
        min_seconds=stay,
    )
