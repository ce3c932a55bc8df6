"""A Ctrl-C that can't get lost.

Python drops an exception that a signal raises inside a finalizer or a callback of C code; a run would
then go on as if nobody had asked it to end.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def remembered() -> Iterator[Callable[[], None]]:
    """Gives a check that raises KeyboardInterrupt where a Ctrl-C came, also one whose exception was dropped.

    Outside the main thread, which alone hears signals, the check does nothing.
    """
    came = threading.Event()

    def interrupted(number: int, frame: FrameType | None) -> None:
        came.set()
        raise KeyboardInterrupt

    def check() -> None:
        if came.is_set():
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    previous = signal.signal(signal.SIGINT, interrupted)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, previous)
