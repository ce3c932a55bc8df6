"""The verdict over a step: pass, fail, or inconclusive, each with its numbers.

Errors are judged by an e-process on the two groups' counts. The null hypothesis
is "Fargate's error rate exceeds EC2's by no more than the budget". For a fixed
pair of rates, the beta-binomial mixture likelihood divided by the likelihood at
that pair is a martingale with mean 1 (Robbins 1970); its smallest value over
all pairs of the null is an e-process (Ramdas, Grünwald, Vovk, Shafer 2023,
"Game-theoretic statistics and safe anytime-valid inference"). By Ville's
inequality it ever reaches 1/alpha with probability at most alpha, so looking
often costs nothing and a step may be sent home at any look.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, lgamma, log

from watari.cutover.machine import Verdict

PRIOR = 0.5
"""Jeffreys' prior of a proportion, Beta(1/2, 1/2): good at rates near 0, where error rates are."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Requests and, among them, errors of one target group."""

    requests: int
    errors: int

    @property
    def rate(self) -> float:
        """Errors per request, a fraction; 0.0 where there was none."""
        return self.errors / self.requests if self.requests else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a look saw. ``seconds`` since the step was read back; ``healthy`` targets of Fargate's group."""

    ec2: Sample
    fargate: Sample
    healthy: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a step must keep to; rates and ``alpha`` are fractions."""

    rise: float
    alpha: float
    min_requests: int
    min_healthy: int
    min_seconds: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, its reason in one sentence, and the numbers it stands on.

    ``e_value`` is the evidence against "within the budget"; it fails the step at 1/alpha.
    ``rise_bound`` is the rise in error rate (a fraction) that the counts rule out with probability
    1 - alpha, whenever one looks; 1.0 while they rule out nothing.
    """

    verdict: Verdict
    reason: str
    evidence: Evidence
    e_value: float = 1.0
    rise_bound: float = 1.0


def judge(evidence: Evidence, limits: Limits) -> Judgement:
    """The verdict. Never a pass by silence: too little traffic, time or health is not a pass."""
    ec2, fargate = evidence.ec2, evidence.fargate
    strength = log_e_value(ec2, fargate, limits.rise)
    verdict, reason = _decide(evidence, limits, strength)
    bound = upper(fargate, limits.alpha / 2) - lower(ec2, limits.alpha / 2)
    return Judgement(verdict, reason, evidence, exp(min(strength, 700.0)), min(1.0, bound))


def ready(healthy: int, limits: Limits) -> Judgement:
    """The verdict before the first step: enough healthy targets, counted, never "none unhealthy"."""
    evidence = Evidence(Sample(0, 0), Sample(0, 0), healthy, 0.0)
    if healthy >= limits.min_healthy:
        return Judgement("pass", f"{healthy} healthy on Fargate", evidence)
    reason = f"{healthy} of at least {limits.min_healthy} targets are healthy on Fargate"
    return Judgement("inconclusive", reason, evidence)


def _decide(evidence: Evidence, limits: Limits, strength: float) -> tuple[Verdict, str]:
    ec2, fargate = evidence.ec2, evidence.fargate
    counts = f"Fargate {_said(fargate)}, EC2 {_said(ec2)}"
    if evidence.healthy < limits.min_healthy:
        return "fail", f"{evidence.healthy} of at least {limits.min_healthy} targets are healthy on Fargate"
    if strength >= -log(limits.alpha):
        return "fail", f"Fargate's error rate is more than {limits.rise:.2%} above EC2's: {counts}"
    if fargate.requests < limits.min_requests:
        return "inconclusive", (
            f"not enough traffic yet: {fargate.requests} of {limits.min_requests} requests on Fargate"
        )
    if fargate.rate - ec2.rate > limits.rise:
        return "inconclusive", f"above the budget, but not proven yet: {counts}"
    if evidence.seconds < limits.min_seconds:
        return "inconclusive", f"{limits.min_seconds - evidence.seconds:.0f} more seconds at this step"
    return "pass", counts


def _said(sample: Sample) -> str:
    return f"{sample.errors} errors of {sample.requests} requests"


def log_e_value(ec2: Sample, fargate: Sample, rise: float) -> float:
    """Natural logarithm of the e-process against "Fargate's rate is at most EC2's plus ``rise``".

    Where EC2 has no requests to compare with, its rate is taken to be 0: the
    budget alone is the limit.
    """
    if ec2.requests == 0:
        return _against(fargate, rise) if fargate.rate > rise else 0.0
    if fargate.rate <= ec2.rate + rise:
        return min(0.0, _against(ec2, ec2.rate) + _against(fargate, fargate.rate))
    # Both terms are convex, so the smallest value on the null's border is found by halving.
    low, high = (
        max(0.0, min(ec2.rate, fargate.rate - rise)),
        min(1 - rise, max(ec2.rate, fargate.rate - rise)),
    )
    for _ in range(100):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        if _border(ec2, fargate, rise, left) < _border(ec2, fargate, rise, right):
            high = right
        else:
            low = left
    return _border(ec2, fargate, rise, (low + high) / 2)


def _border(ec2: Sample, fargate: Sample, rise: float, rate: float) -> float:
    return _against(ec2, rate) + _against(fargate, rate + rise)


def _against(sample: Sample, rate: float) -> float:
    """Log of the mixture martingale of one sample against one rate."""
    good = sample.requests - sample.errors
    mixture = _log_beta(PRIOR + sample.errors, PRIOR + good) - _log_beta(PRIOR, PRIOR)
    return mixture - _times_log(sample.errors, rate) - _times_log(good, 1 - rate)


def upper(sample: Sample, alpha: float) -> float:
    """The anytime-valid upper bound of a rate: it is ever too low with probability at most ``alpha``."""
    return _bound(sample, alpha, sample.rate, 1.0)


def lower(sample: Sample, alpha: float) -> float:
    """The anytime-valid lower bound of a rate."""
    return _bound(sample, alpha, sample.rate, 0.0)


def _bound(sample: Sample, alpha: float, inside: float, outside: float) -> float:
    if sample.requests == 0 or _against(sample, outside) < -log(alpha):
        return outside
    for _ in range(60):
        middle = (inside + outside) / 2
        if _against(sample, middle) < -log(alpha):
            inside = middle
        else:
            outside = middle
    return outside


def _times_log(count: int, rate: float) -> float:
    if count == 0:
        return 0.0
    return count * log(rate) if rate > 0 else -inf


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
