"""A process that runs one cutover, for the test that kills it. Not a test itself.

Arguments: endpoint, state folder, route as JSON, and how to die: ``-`` for not
at all, ``write:N`` for death right after the Nth weight was written and before
anybody knows, ``judging:N`` for death while step N is judged, ``interrupt:N``
for Ctrl-C then.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from watari.aws import connect
from watari.aws.elbv2 import ElbV2, Rule
from watari.cutover.gate import Judgement
from watari.cutover.result import Silent
from watari.cutover.run import run
from watari.model.crossing import Route
from watari.sources.config import Budgets, CutoverConfig

SETTINGS = CutoverConfig(
    steps=(10, 50, 100), step_seconds=1, settle=1, step_deadline=60, budgets=Budgets(min_requests=20)
)


class Fragile(Silent):
    """Dies while a step is judged."""

    def __init__(self, step: int | None, how: signal.Signals) -> None:
        self._step = step
        self._how = how

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        if self._step is not None and percent == SETTINGS.steps[self._step]:
            os.kill(os.getpid(), self._how)


def die_after_write(count: int) -> None:
    real, written = ElbV2.write_actions, 0

    def write(self: ElbV2, rule: Rule, actions: Any) -> Rule:
        nonlocal written
        back = real(self, rule, actions)
        written += 1
        if written == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return back

    ElbV2.write_actions = write  # type: ignore[method-assign]


def main() -> None:
    endpoint, folder, route, death = sys.argv[1:]
    kind, _, number = death.partition(":")
    if kind == "write":
        die_after_write(int(number))
    how = signal.SIGINT if kind == "interrupt" else signal.SIGKILL
    listener = Fragile(int(number) if kind in ("judging", "interrupt") else None, how)
    aws = connect("ap-northeast-1", endpoint)
    result = run(aws, Route(**json.loads(route)), SETTINGS, Path(folder), listener, period=1, poll=0.2)
    print(json.dumps(asdict(result)))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
