"""Runtime evidence: captures of what really called what, held against what source says."""

from __future__ import annotations

from watari.survey.runtime.join import Seen, hold_against
from watari.survey.runtime.read import gather

__all__ = ["Seen", "gather", "hold_against"]
