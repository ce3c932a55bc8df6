"""One service's crossing: proof, deployment at weight 0, EC2 on the same binary, cutover, retirement."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from watari.cutover.gate import Judgement
from watari.cutover.machine import State
from watari.cutover.result import CutoverResult
from watari.cutover.run import run as cutover
from watari.errors import RehearsalFailed, WatariError
from watari.model.crossing import Route, WeightChange
from watari.rehearse import ec2side, fargateside, homes
from watari.rehearse.fargateside import POLL, Side
from watari.rehearse.ground import Ground
from watari.rehearse.narration import Chronicle, ServiceListener
from watari.rehearse.pipeline.runner import run_pipeline
from watari.rehearse.result import Attempt, PipelineRun
from watari.retire.plan import plan_retirement
from watari.retire.run import retire
from watari.sources.config import CutoverConfig

QUIET_SECONDS = 3
"""How long EC2 must have had no request before it goes; production waits five minutes."""

RETIRE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """What came of it; ``reason`` is None where the service is on Fargate and its instances are gone."""

    reason: str | None
    unedited_on_fargate: Attempt | None = None
    edited_on_fargate: Attempt | None = None
    edited_on_ec2: Attempt | None = None
    weights: tuple[WeightChange, ...] = ()
    pipeline: PipelineRun | None = None


def cross(ground: Ground, side: Side) -> Crossing:
    """Takes one service across. A step that fails leaves it on EC2 with the reason; the run goes on."""
    name, say = side.service.name, ground.chronicle.say
    so_far = Crossing(None)
    try:
        unedited = fargateside.prove_unedited(ground, side)
        so_far = replace(so_far, unedited_on_fargate=unedited)
        say(name, _said("the unedited binary on Fargate", unedited))
        on_fargate, deployed = fargateside.deploy_edited(ground, side)
        so_far = replace(so_far, edited_on_fargate=on_fargate)
        say(name, _said("the edited binary on Fargate", on_fargate))
        if deployed is None:
            return replace(so_far, reason=f"the edited binary does not start on Fargate: {on_fargate.log}")
        pipeline = run_pipeline(ground, side)
        so_far = replace(so_far, pipeline=pipeline)
        if pipeline is not None:
            say(name, _piped(pipeline))
            if pipeline.failed is not None:
                return replace(so_far, reason=f"its pipeline's ECS half fails: {pipeline.failed.said}")
        on_ec2 = _roll(ground, side)
        so_far = replace(so_far, edited_on_ec2=on_ec2)
        say(name, _said("the edited binary on EC2", on_ec2))
        if not on_ec2.started:
            return replace(so_far, reason=f"the edited binary does not start on EC2: {on_ec2.log}")
        result = _move(ground, side, deployed.ec2_target_group, deployed.fargate_target_group)
        so_far = replace(so_far, weights=result.weights)
        if result.outcome != "done":
            return replace(so_far, reason=f"the traffic went back to EC2: {result.reason}")
        _retire(ground, _route(ground, side, deployed.ec2_target_group, deployed.fargate_target_group))
    except WatariError as error:
        say(name, f"failed: {error.message}")
        return replace(so_far, reason=error.message)
    return so_far


def _said(what: str, attempt: Attempt) -> str:
    if attempt.started:
        return f"{what} starts ({attempt.seconds:.1f} s)"
    return f"{what} fails ({attempt.seconds:.1f} s): {attempt.log}"


def _piped(run: PipelineRun) -> str:
    if run.failed is not None:
        return f"its pipeline fails at {run.failed.job}: {run.failed.name}"
    jobs = ", ".join(dict.fromkeys(one.job for one in run.steps))
    left = [f"{one.name} ({one.note})" for one in run.steps if one.note.startswith("not executed")]
    more = f"; {', '.join(left)}" if left else ""
    return f"its pipeline builds, pushes and deploys {run.image.rpartition('/')[2]} ({jobs}: {run.seconds:.1f} s){more}"


def _roll(ground: Ground, side: Side) -> Attempt:
    process = homes.web_process(side.service)
    if process is None:
        raise RehearsalFailed(f"{side.service.name} has no process that stays on a host.")
    return ec2side.roll(ground, side.service, process, side.edited)


def _route(ground: Ground, side: Side, ec2: str, fargate: str) -> Route:
    found = ground.account.route(side.service.name)
    if found is None:
        raise RehearsalFailed(f"{side.service.name} has no load balancer to cross behind.")
    return Route(side.service.name, found.rule_arn, ec2, fargate)


def _move(ground: Ground, side: Side, ec2: str, fargate: str) -> CutoverResult:
    rehearsal = ground.config.rehearse
    settings = CutoverConfig(
        steps=rehearsal.steps,
        step_seconds=rehearsal.step_seconds,
        step_deadline=120,
        settle=1,
        budgets=ground.config.cutover.budgets.model_copy(update={"min_requests": rehearsal.min_requests}),
    )
    return cutover(
        ground.aws,
        _route(ground, side, ec2, fargate),
        settings,
        ground.work / "cutover",
        _Told(ground.chronicle),
        period=1,
        poll=POLL,
    )


def _retire(ground: Ground, route: Route) -> None:
    deadline = time.monotonic() + RETIRE_SECONDS
    while True:
        plan = plan_retirement(ground.aws, route, quiet_seconds=QUIET_SECONDS, period=1)
        if not plan.blocked:
            break
        if time.monotonic() > deadline:
            raise RehearsalFailed(f"EC2 can't go: {'; '.join(plan.blocked)}")
        time.sleep(POLL)
    retire(ground.aws, plan, ServiceListener(ground.chronicle, route.service), poll=POLL)
    _until_gone(ground, route.service)


def _until_gone(ground: Ground, service: str) -> None:
    def gone() -> bool:
        return all(one.gone_at is not None for one in ground.agent.instances(service))

    if not ec2side.until(gone, RETIRE_SECONDS):
        raise RehearsalFailed(f"An EC2 host of {service} did not go in {RETIRE_SECONDS:.0f} s.")
    ground.chronicle.say(service, "its EC2 hosts are gone")


class _Told:
    """The cutover's listener: weights and verdicts go into the time line."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def phase(self, service: str, state: State) -> None:
        """A phase alone is not worth a line."""

    def weights_written(self, service: str, change: WeightChange) -> None:
        """Every weight is."""
        weights = change.weights
        self._chronicle.say(service, f"weights EC2 {weights.ec2} : {weights.fargate} Fargate, read back")

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        """So is every verdict that decides."""
        if judgement.verdict != "inconclusive":
            self._chronicle.say(service, f"at {percent:g} %: {judgement.verdict}, {judgement.reason}")

    def warned(self, service: str, what: str) -> None:
        """And every warning."""
        self._chronicle.say(service, f"warning: {what}")
