"""What every factory does for the whole of a run: answering, remembering hosts, leaving nothing."""

from __future__ import annotations

import shutil
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.interface import Host, Image, MetadataHandler
from watari.rehearse.hosts.metadata import MetadataServer
from watari.rehearse.hosts.owner import Owner, Record

_STOPPING = (signal.SIGTERM, signal.SIGHUP)


class Lifetime(ABC):
    """The base of the factories. ``work`` is a folder of the run; ``hosts`` in it is ours."""

    def __init__(self, run_id: str, work: Path) -> None:
        self.run_id = run_id
        self.owner = Owner.current()
        self.folder = work / "hosts" / "machines"
        self.images_folder = work / "hosts" / "images"
        self.metadata = MetadataServer(self._metadata_handler)
        self.hosts: dict[str, Host] = {}
        self.images: dict[str, Image] = {}
        self.notes: list[str] = []
        self._handler: MetadataHandler | None = None
        self._previous: dict[signal.Signals, Any] = {}
        self._record = Record(run_id, self.owner.text(), (str(work / "hosts"),))
        self._catch_signals()
        self._record.write()

    def set_metadata_handler(self, handler: MetadataHandler) -> None:
        """Who answers IMDS and the task endpoints; must be called before the first host."""
        self._handler = handler

    def image(self, name: str) -> Image | None:
        """The image that ``build_image`` made under that name."""
        return self.images.get(name)

    def run_outside(self) -> Callable[[], None] | None:
        """Nothing to leave: the rehearsal has the machine's own network."""
        return None

    def host_folder(self, name: str) -> Path:
        """A new folder for a host. RehearsalFailed if the run has a host of that name."""
        folder = self.folder / name
        if name in self.hosts or folder.exists():
            raise RehearsalFailed(
                f"Two hosts of the run are called {name}.", next_step="Give every host a name of its own."
            )
        folder.mkdir(parents=True)
        return folder

    def forget_host(self, name: str) -> None:
        """Called by a host that was removed."""
        self.hosts.pop(name, None)
        self.metadata.forget(name)
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def close(self) -> None:
        """Removes everything. Idempotent, and not to be interrupted half-way."""
        with _uninterrupted():
            hosts = list(self.hosts.values())
            if hosts:
                with ThreadPoolExecutor(max_workers=4) as pool:
                    list(pool.map(_remove_quietly, hosts))
            self.metadata.close()
            self._close()
            for folder in self._record.folders:
                shutil.rmtree(folder, ignore_errors=True)
            self._record.forget()
        for number, previous in self._previous.items():
            signal.signal(number, previous)
        self._previous = {}

    @abstractmethod
    def _close(self) -> None:
        """Removes what the kind of factory made beside hosts. Must find it without the list of hosts."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _catch_signals(self) -> None:
        """Turns SIGTERM and SIGHUP into SystemExit until the end, so that leaving happens then too."""
        if threading.current_thread() is threading.main_thread():
            for number in _STOPPING:
                self._previous[number] = signal.signal(number, _leave)

    def _metadata_handler(self) -> MetadataHandler:
        if self._handler is None:
            raise RuntimeError("set_metadata_handler was not called before the first host")
        return self._handler


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _remove_quietly(host: Host) -> None:
    """One host that cannot be removed must not keep the others; the factory sweeps by label after it."""
    try:
        host.remove()
    except (OSError, RehearsalFailed):
        return


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A second Ctrl-C during the cleaning would leave what the first one was to remove."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, *_STOPPING)
    previous = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
