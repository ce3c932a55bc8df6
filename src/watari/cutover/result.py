"""What a cutover gives, and who hears of it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from watari.cutover.gate import Judgement
from watari.cutover.machine import State
from watari.model.crossing import WeightChange

Outcome = Literal["done", "aborted", "failed"]


@dataclass(frozen=True, slots=True)
class StepVerdict:
    """The judgement that decided a step. ``at`` is Unix time in seconds, ``percent`` Fargate's share."""

    at: float
    percent: float
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class CutoverResult:
    """A finished cutover.

    ``weights`` is every weight that was written and read back, in order. ``done``
    means all planned steps passed; after ``aborted`` (a person) and ``failed`` (a
    verdict, a drift, an error) all traffic is on EC2.
    """

    service: str
    outcome: Outcome
    reason: str
    weights: tuple[WeightChange, ...]
    verdicts: tuple[StepVerdict, ...]


class CutoverListener(Protocol):
    """Hears a cutover. Every call is made once, also when a run is taken up again after a crash."""

    def phase(self, service: str, state: State) -> None:
        """The state machine is in another phase or at another step."""

    def weights_written(self, service: str, change: WeightChange) -> None:
        """New weights are in force, read back."""

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        """A look at the evidence; said again only when the verdict or its reason changes."""

    def warned(self, service: str, what: str) -> None:
        """Something a person should know, that does not stop the run."""


class Silent:
    """A listener that keeps everything to itself."""

    def phase(self, service: str, state: State) -> None:
        """Says nothing."""

    def weights_written(self, service: str, change: WeightChange) -> None:
        """Says nothing."""

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        """Says nothing."""

    def warned(self, service: str, what: str) -> None:
        """Says nothing."""
