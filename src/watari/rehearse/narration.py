"""What a rehearsal tells while it runs, and what of it is kept for the time line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from watari.rehearse.result import Moment


class Narrator(Protocol):
    """Hears the rehearsal; the terminal's narrator prints, a test's collects."""

    def stage(self, title: str) -> None:
        """A new stage of the road begins."""

    def say(self, service: str, text: str) -> None:
        """Something happened; ``service`` is empty for the fleet as a whole."""


class Quiet:
    """A narrator that says nothing."""

    def stage(self, title: str) -> None:
        """Says nothing."""

    def say(self, service: str, text: str) -> None:
        """Says nothing."""


class Chronicle:
    """Passes everything on and keeps it with its time. Threads may share it.

    ``check`` is called before each stage and may raise to end the run there.
    """

    def __init__(self, narrator: Narrator, check: Callable[[], None] = lambda: None) -> None:
        self._narrator = narrator
        self._check = check
        self._moments: list[Moment] = []
        self._lock = threading.Lock()

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Everything said so far, in order."""
        with self._lock:
            return tuple(self._moments)

    def stage(self, title: str) -> None:
        """A new stage of the road begins."""
        self._check()
        self._keep("", title)
        self._narrator.stage(title)

    def say(self, service: str, text: str) -> None:
        """Something happened."""
        self._keep(service, text)
        self._narrator.say(service, text)

    def _keep(self, service: str, text: str) -> None:
        with self._lock:
            self._moments.append(Moment(time.time(), service, text))


class ServiceListener:
    """Speaks for one service where a stage wants a :class:`watari.model.listener.Listener`."""

    def __init__(self, chronicle: Chronicle, service: str) -> None:
        self._chronicle = chronicle
        self._service = service

    def doing(self, what: str) -> None:
        """Waiting is not worth a line of the time line."""

    def changed(self, what: str) -> None:
        """Kept and passed on."""
        self._chronicle.say(self._service, what)

    def warned(self, what: str) -> None:
        """Kept and passed on."""
        self._chronicle.say(self._service, f"warning: {what}")
