"""Who hears what a stage is doing. A stage tells; only the terminal's listener prints."""

from __future__ import annotations

from typing import Protocol


class Listener(Protocol):
    """Hears the progress of a stage that touches an account."""

    def doing(self, what: str) -> None:
        """Something is under way or waited for; said again only when it changes."""

    def changed(self, what: str) -> None:
        """Something in the account is now otherwise."""

    def warned(self, what: str) -> None:
        """Something a person should know, that does not stop the stage."""


class Silent:
    """A listener that keeps everything to itself."""

    def doing(self, what: str) -> None:
        """Says nothing."""

    def changed(self, what: str) -> None:
        """Says nothing."""

    def warned(self, what: str) -> None:
        """Says nothing."""
