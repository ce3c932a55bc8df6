"""The cutover's decisions: ``(state, event) -> (state, commands)``, without input or output.

::

    waiting ──Ready──▶ stepping ──Written──▶ judging ──pass──▶ stepping … ──▶ done
       │                                        │  └──(next is 100 %, hold)──▶ holding ──promote──▶ promoting
       │                                        ├──overdue──▶ inconclusive (a person) ──resume, promote
       │                                        └──fail──▶ aborting ──Written──▶ failed
       └───────────── abort, revert, drift, failed write: from everywhere ──▶ aborting ──▶ aborted or failed

In every state with traffic on Fargate the evidence goes on being looked at:
a bad verdict sends the traffic home also while a person thinks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from watari.model.crossing import Weights

Phase = Literal[
    "waiting", "stepping", "judging", "paused", "inconclusive", "holding", "promoting", "aborting",
    "done", "aborted", "failed",
]  # fmt: skip
Verdict = Literal["pass", "fail", "inconclusive"]
Verb = Literal["pause", "resume", "promote", "abort", "revert"]

FINAL: frozenset[Phase] = frozenset({"done", "aborted", "failed"})
HOME = Weights(ec2=999, fargate=0)
"""All traffic on EC2."""


def weights_for(percent: float) -> Weights:
    """The weights that give Fargate that percentage; whole numbers of 0-999, exact to 0.1 %.

    Only 0 and 100 percent give a group nothing: a share that would round to
    nothing is 0.1 %.
    """
    if percent <= 0:
        return HOME
    if percent >= 100:
        return Weights(ec2=0, fargate=999)
    fargate = min(999, max(1, round(percent * 10)))
    return Weights(ec2=1000 - fargate, fargate=fargate)


@dataclass(frozen=True, slots=True)
class State:
    """Where a cutover stands.

    ``steps`` are Fargate's shares in percent, rising; ``step`` is the index of
    the one that is in force or being written, -1 before the first. ``resting``
    is the phase that a pause interrupted. ``blame`` is how an abort will end.
    """

    steps: tuple[float, ...]
    hold: bool
    phase: Phase = "waiting"
    step: int = -1
    resting: Phase = "waiting"
    blame: Literal["aborted", "failed"] = "failed"
    reason: str = ""

    @property
    def weights(self) -> Weights:
        """What the load balancer should be at in this state."""
        if self.phase in {"aborting", "aborted", "failed"} or self.step < 0:
            return HOME
        return weights_for(self.steps[self.step])

    @property
    def last_step(self) -> bool:
        """Whether the step in force is the last one planned."""
        return self.step == len(self.steps) - 1


@dataclass(frozen=True, slots=True)
class Started:
    """The run begins."""


@dataclass(frozen=True, slots=True)
class Written:
    """The weights that were commanded are in force, read back."""


@dataclass(frozen=True, slots=True)
class NotWritten:
    """The weights could not be written, or read back otherwise."""

    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A look at the evidence. ``overdue`` says that the step's deadline has passed without a decision."""

    verdict: Verdict
    reason: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Drifted:
    """Somebody else changed the weights."""

    found: Weights


@dataclass(frozen=True, slots=True)
class Control:
    """A person's word."""

    verb: Verb


Event = Started | Written | NotWritten | Judged | Drifted | Control


@dataclass(frozen=True, slots=True)
class Write:
    """Make these the weights, read them back."""

    weights: Weights
    reason: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Wait a moment for a person's word, else look at the evidence."""


Command = Write | Watch
Next = tuple[State, tuple[Command, ...]]


def begin(steps: tuple[float, ...], *, hold: bool) -> State:
    """The state before the first event.

    ``hold`` waits for ``promote`` before 100 %. ValueError where the steps do
    not rise or leave 0-100.
    """
    if not steps or any(not 0 < one <= 100 for one in steps) or list(steps) != sorted(set(steps)):
        raise ValueError(f"The steps {list(steps)} must rise, above 0 and up to 100 percent.")
    return State(steps, hold)


def advance(state: State, event: Event) -> Next:
    """The next state and what to do. An event that means nothing in a state changes nothing."""
    if state.phase in FINAL:
        return state, ()
    match event:
        case Started():
            return state, (Watch(),)
        case Drifted(found) if state.phase != "aborting":
            return _drifted(state, found)
        case Control("abort" | "revert" as verb):
            return _home(state, f"{verb} was asked for", "aborted")
        case Control(verb):
            return _told(state, verb)
        case Written():
            return _written(state)
        case NotWritten(reason):
            return _home(state, reason, state.blame if state.phase == "aborting" else "failed")
        case Judged():
            return _judged(state, event)
    return state, _goes_on(state)


def _drifted(state: State, found: Weights) -> Next:
    if found.fargate == 0:  # abort and revert do this themselves where the runner does not answer
        return _home(state, "the traffic was sent back to EC2 from outside", "aborted")
    return _home(state, f"somebody else set the weights to {found.ec2}/{found.fargate}", "failed")


def _home(state: State, reason: str, blame: Literal["aborted", "failed"]) -> Next:
    if state.phase == "aborting":  # a second reason must not hide the first
        reason = state.reason
        blame = state.blame
    going = replace(state, phase="aborting", blame=blame, reason=reason)
    return going, (Write(HOME, reason),)


def _told(state: State, verb: Verb) -> Next:
    match state.phase, verb:
        case (("waiting" | "judging" | "holding" | "inconclusive"), "pause"):
            return _watching(replace(state, phase="paused", resting=state.phase))
        case "paused", "resume":
            return _watching(replace(state, phase=state.resting))
        case "inconclusive", "resume":
            return _watching(replace(state, phase="judging"))
        case "holding", "promote":
            return _step(state, "promoting")
        case "inconclusive", "promote":
            if state.last_step:
                return replace(state, phase="done", reason="promoted by a person"), ()
            return _step(state, "stepping")
    return state, _goes_on(state)


def _written(state: State) -> Next:
    if state.phase == "aborting":
        return replace(state, phase=state.blame), ()
    if state.phase in {"stepping", "promoting"}:
        return _watching(replace(state, phase="judging"))
    return state, _goes_on(state)


def _judged(state: State, event: Judged) -> Next:
    if state.phase in {"stepping", "promoting", "aborting"}:
        return state, _goes_on(state)
    if event.verdict == "fail" and state.step >= 0:
        return _home(state, event.reason, "failed")
    if state.phase == "waiting":
        if event.verdict == "pass":
            return _onward(state)
        if event.overdue:
            return _home(state, event.reason, "failed")
    if state.phase == "judging":
        if event.verdict == "pass":
            return _onward(state)
        if event.overdue:
            return _watching(replace(state, phase="inconclusive", reason=event.reason))
    return _watching(state)


def _onward(state: State) -> Next:
    if state.last_step:
        return replace(state, phase="done", reason="every step passed"), ()
    if state.hold and state.steps[state.step + 1] >= 100:
        return _watching(replace(state, phase="holding"))
    return _step(state, "stepping")


def _step(state: State, phase: Literal["stepping", "promoting"]) -> Next:
    going = replace(state, phase=phase, step=state.step + 1, reason="")
    percent = going.steps[going.step]
    return going, (Write(going.weights, f"step {going.step + 1} of {len(going.steps)}: {percent:g} %"),)


def _watching(state: State) -> Next:
    return state, (Watch(),)


def _goes_on(state: State) -> tuple[Command, ...]:
    if state.phase in {"stepping", "promoting", "aborting"}:
        return (Write(state.weights, state.reason),)
    return () if state.phase in FINAL else (Watch(),)
