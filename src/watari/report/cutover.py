"""A cutover for the eye and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from watari.cutover.control import CutoverStatus
from watari.cutover.gate import Judgement
from watari.cutover.machine import State, weights_for
from watari.cutover.result import CutoverResult
from watari.model.crossing import Route, WeightChange
from watari.sources.config import CutoverConfig

if TYPE_CHECKING:
    from rich.console import Console

FORMAT_VERSION = "1.0"

NEXT_STEPS = {
    "holding": "everything but the last step passed; type watari cutover promote {service} for 100 %",
    "inconclusive": "a person must decide: watari cutover promote, resume or abort {service}",
    "paused": "type watari cutover resume {service} to go on",
}


class TerminalCutover:
    """Prints what a cutover does, a line each, on standard error."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def phase(self, service: str, state: State) -> None:
        """A line for a new phase, with what a person may type where one is waited for."""
        step = f" at step {state.step + 1} of {len(state.steps)}" if state.step >= 0 else ""
        reason = f": {state.reason}" if state.reason else ""
        self._print(f"{service}: {state.phase}{step}{reason}")
        if state.phase in NEXT_STEPS:
            self._print(f"  → {NEXT_STEPS[state.phase].format(service=service)}")

    def weights_written(self, service: str, change: WeightChange) -> None:
        """A line for weights in force."""
        weights = change.weights
        self._print(f"{service}: EC2 {weights.ec2}, Fargate {weights.fargate} in force ({change.reason})")

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        """A line for a verdict."""
        self._print(f"{service}: {percent:g} % {judgement.verdict}: {judgement.reason}")

    def warned(self, service: str, what: str) -> None:
        """A line for what one should know."""
        self._print(f"{service}: ! {what}")

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False)


def plan_text(route: Route, settings: CutoverConfig, hold: bool) -> str:
    """Every step that a run is going to make, before anybody is asked."""
    budgets = settings.budgets
    lines = [f"{route.service}: traffic from EC2 to Fargate by {route.rule_arn}"]
    for number, percent in enumerate(settings.steps, start=1):
        weights = weights_for(percent)
        wait = "  after promote" if hold and percent >= 100 else ""
        lines.append(
            f"  step {number}: {percent:g} %  EC2 {weights.ec2}, Fargate {weights.fargate},"
            f" at least {settings.step_seconds:g} s{wait}"
        )
    lines.append(
        f"  a step passes with {budgets.min_requests} requests on Fargate, an error rate at most"
        f" {budgets.error_rate_rise:.2%} above EC2's, {budgets.min_healthy} healthy; worse returns to EC2"
    )
    return "\n".join(lines) + "\n"


def result_text(result: CutoverResult) -> str:
    """How a cutover ended."""
    weights = result.weights[-1].weights if result.weights else None
    where = f" EC2 {weights.ec2}, Fargate {weights.fargate}." if weights else ""
    return f"{result.service}: {result.outcome}, {result.reason}.{where}\n"


def result_json(result: CutoverResult) -> str:
    """The whole history as data."""
    return _json(asdict(result))


def status_text(status: CutoverStatus) -> str:
    """The live weights and the newest run."""
    service, weights = status.route.service, status.weights
    lines = [f"{service}: EC2 {weights.ec2}, Fargate {weights.fargate} ({weights.fargate_percent:g} % Fargate)"]
    if status.state is None:
        lines.append("  no run of watari")
    else:
        state = status.state
        reason = f": {state.reason}" if state.reason else ""
        lines.append(f"  {state.phase}, step {state.step + 1} of {len(state.steps)}{reason}")
        if state.phase in NEXT_STEPS:
            lines.append(f"  → {NEXT_STEPS[state.phase].format(service=service)}")
    return "\n".join(lines) + "\n"


def status_json(status: CutoverStatus) -> str:
    """The same as data."""
    return _json(asdict(status))


def _json(data: dict[str, Any]) -> str:
    return json.dumps({"format_version": FORMAT_VERSION, **data}, indent=1, ensure_ascii=False) + "\n"
