"""The exit codes of the contract (DESIGN: Commands)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Results of a command; errors carry theirs in :mod:`watari.errors`."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    NOTHING_TO_READ = 3
    CREDENTIALS = 4
    FINDINGS = 10
    WAITING = 20
    ROLLED_BACK = 21
