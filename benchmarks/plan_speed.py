"""The speed of a plan's code edits, side by side with the check that they are made from.

usage: plan_speed.py CHECKOUT…

Each CHECKOUT is a folder of somebody's repository. Wall time in seconds, the best of three runs in one process each:
`check` without its memory, and the edits of all findings after it; and the edits' share of the check.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from watari.flag.run import edit
from watari.model.finding import Finding
from watari.rules.run import check_paths
from watari.sources.config import Config

_RUNS = 3


def timed_check(path: Path) -> tuple[float, list[Finding]]:
    start = time.perf_counter()
    findings = list(check_paths((path,), lambda _: ()).findings)
    return time.perf_counter() - start, findings


def timed_edit(path: Path, findings: list[Finding]) -> tuple[float, Counter[str]]:
    start = time.perf_counter()
    result = edit(path, ".", findings, Config())
    took = time.perf_counter() - start
    return took, Counter(solved.recipe for one in result.edits for solved in one.solves)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", nargs="+", type=Path)
    for path in parser.parse_args().checkouts:
        checks = [timed_check(path) for _ in range(_RUNS)]
        edits = [timed_edit(path, checks[0][1]) for _ in range(_RUNS)]
        check, made = min(took for took, _ in checks), min(took for took, _ in edits)
        solved = ", ".join(f"{count} {recipe}" for recipe, count in sorted(edits[0][1].items())) or "none"
        print(f"{path.name}: check {check:.2f} s, edits {made:.2f} s ({made / check:.1f}x), solved {solved}")


if __name__ == "__main__":
    main()
