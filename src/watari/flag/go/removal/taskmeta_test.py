"""The test of what remains of the generated code."""

from __future__ import annotations

from watari.flag.go.removal.generated import Generated
from watari.flag.go.removal.taskmeta import Remaining


def test_source(generated: Generated, left: Remaining) -> bytes | None:
    """The test file; None where there is nothing to test."""
    return None
