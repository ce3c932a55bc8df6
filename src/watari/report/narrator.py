"""The rehearsal's narrator for the terminal: a line for each thing that happened, on standard error."""

from __future__ import annotations

import threading
import time

from rich.console import Console


class TerminalNarrator:
    """Prints the seconds since the start, the service, and what happened."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._start = time.monotonic()
        self._lock = threading.Lock()

    def stage(self, title: str) -> None:
        """A heading for a stage of the road."""
        with self._lock:
            self._console.print(f"[bold]{self._seconds()}  {title}[/bold]", highlight=False, soft_wrap=True)

    def say(self, service: str, text: str) -> None:
        """A line under the heading."""
        with self._lock:
            line = f"{self._seconds()}    {service:<13}{text}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._start:6.1f} s"
