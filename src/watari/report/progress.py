"""A progress bar on standard error, for work of more than a second on a terminal."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

PATIENCE = 1.0
"""Seconds that pass before the bar is drawn: a quick command shows none."""


class Bar:
    """Shows how much is done, from the moment that :data:`PATIENCE` has passed; nothing where it is no terminal."""

    def __init__(self, title: str, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._title = title
        self._task: TaskID | None = None
        self._start = time.monotonic()

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._progress.stop()

    def __call__(self, done: int, of: int) -> None:
        if not self._progress.console.is_terminal:
            return
        if self._task is None:
            if time.monotonic() - self._start < PATIENCE:
                return
            self._task = self._progress.add_task(self._title, total=of)
            self._progress.start()
        self._progress.update(self._task, completed=done, total=of)
