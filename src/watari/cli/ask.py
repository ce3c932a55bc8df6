"""Asking once, before the first change."""

from __future__ import annotations

import sys


def confirmed(question: str, yes: bool) -> bool:
    """Whether a person (or ``--yes``) agrees.

    Without a terminal nobody can be asked: the answer is no, and standard error
    says that ``--yes`` is wanted.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        print(f"{question} Nobody is at the terminal; say --yes to agree.", file=sys.stderr)
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
