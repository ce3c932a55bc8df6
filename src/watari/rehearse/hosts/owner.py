"""Who a rehearsal's leftovers belong to, so that the next run can tell dead from alive.

A process id alone says nothing: ids are reused, and another container or machine
has ids of its own. An owner is therefore machine, boot, PID namespace, process id
and the start time of the process.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

MARKER = ".watari-run"
RUN_VARIABLE = "WATARI_RUN"
"""In the environment of a process: the run it belongs to, whatever it becomes."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that a run belongs to. ``started`` is seconds since the epoch, to a tenth."""

    machine: str
    boot: str
    pid_namespace: str
    pid: int
    started: str

    @classmethod
    def current(cls) -> Owner:
        """This process."""
        started = psutil.Process().create_time()
        return cls(_machine(), _boot(), _pid_namespace(), os.getpid(), f"{started:.1f}")

    @classmethod
    def parse(cls, text: str) -> Owner:
        """From :meth:`text`. ValueError for anything else."""
        machine, boot, namespace, pid, started = text.split("|")
        return cls(machine, boot, namespace, int(pid), started)

    def text(self) -> str:
        """One line, for a label or a file."""
        return "|".join((self.machine, self.boot, self.pid_namespace, str(self.pid), self.started))

    def dead(self) -> bool:
        """Whether the process is certainly gone. False where this process cannot see it."""
        if self.machine != _machine():
            return False
        if self.boot != _boot():
            return True
        if self.pid_namespace != _pid_namespace():
            return False
        try:
            process = psutil.Process(self.pid)
            alive = process.status() != psutil.STATUS_ZOMBIE
            return not alive or f"{process.create_time():.1f}" != self.started
        except psutil.NoSuchProcess:
            return True


@dataclass(frozen=True, slots=True)
class Record:
    """A run as written down for :mod:`watari.rehearse.hosts.sweep`. ``folders`` are the run's own."""

    run_id: str
    owner: str
    folders: tuple[str, ...]

    def write(self) -> None:
        """Marks the folders as this run's and remembers the run."""
        for folder in self.folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            (Path(folder) / MARKER).write_text(self.run_id)
        _path(self.run_id).write_text(json.dumps(asdict(self)))

    def forget(self) -> None:
        """The run left nothing behind."""
        _path(self.run_id).unlink(missing_ok=True)


def records() -> Iterator[Record]:
    """Every run of this user that was not closed, or is still going."""
    for path in sorted(_state().glob("*.json")):
        try:
            found = json.loads(path.read_text())
            yield Record(found["run_id"], found["owner"], tuple(found["folders"]))
        except (OSError, ValueError, KeyError):
            path.unlink(missing_ok=True)


def kill_marked(run_id: str) -> int:
    """Kills what a run left running, such as a daemon that left its session. How many there were."""
    killed = 0
    for process in psutil.process_iter():
        try:
            if process.environ().get(RUN_VARIABLE) == run_id and process.pid != os.getpid():
                process.kill()
                killed += 1
        except (psutil.Error, OSError):
            continue
    return killed


def _path(run_id: str) -> Path:
    return _state() / f"{run_id}.json"


def _state() -> Path:
    """The user's own folder for records; never one that somebody else prepared."""
    state = Path(tempfile.gettempdir()) / f"watari-{os.getuid()}"
    state.mkdir(mode=0o700, exist_ok=True)
    found = state.lstat()
    if state.is_symlink() or found.st_uid != os.getuid():
        return Path(tempfile.mkdtemp(prefix="watari-"))
    return state


def _machine() -> str:
    return _first_line("/etc/machine-id") or platform.node()


def _boot() -> str:
    return _first_line("/proc/sys/kernel/random/boot_id") or f"{psutil.boot_time():.0f}"


def _pid_namespace() -> str:
    try:
        return os.readlink("/proc/self/ns/pid")
    except OSError:
        return ""


def _first_line(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""
