"""The program between the rehearsal and a process of a host: ``python -m watari.rehearse.hosts.launch``.

It reads a :class:`Launch` as one line of JSON from standard input, goes into the
host's namespaces (or none), runs the program, and ends as the program ended
(128 + N for signal N). Standard input stays open as a lifeline: when it closes,
however the rehearsal died, the program is killed. SIGTERM and the like are
passed on.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
from dataclasses import asdict, dataclass
from typing import NoReturn

from watari.rehearse.hosts import syscalls

_FORWARDED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGQUIT)
_OWN_NAMESPACES = syscalls.CLONE_NEWNS | syscalls.CLONE_NEWPID | syscalls.CLONE_NEWUTS | syscalls.CLONE_NEWIPC
_DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
SETUP_FAILED = 125


@dataclass(frozen=True, slots=True)
class Launch:
    """What to run and where.

    ``root`` None runs on this machine as it is. ``mounts`` are paths of this
    machine shown read-only at the same path below ``root``. ``network`` is an
    inherited descriptor of a network namespace. ``join`` is a process whose
    namespaces to enter instead of making new ones. ``user`` is (uid, gid).
    ``init`` puts a small init process at PID 1. ``status`` is a descriptor that
    tells ``pid N``, or ``failed TEXT`` where the host could not be made, and
    closes when the program runs.
    """

    command: tuple[str, ...]
    environment: dict[str, str]
    directory: str = "/"
    root: str | None = None
    mounts: tuple[str, ...] = ()
    host_name: str = ""
    network: int | None = None
    join: int | None = None
    user: tuple[int, int] | None = None
    init: bool = True
    status: int | None = None

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Launch:
        """From :meth:`to_json`."""
        found = json.loads(line)
        found["command"], found["mounts"] = tuple(found["command"]), tuple(found["mounts"])
        found["user"] = tuple(found["user"]) if found["user"] else None
        return cls(**found)


class Supervisor:
    """Waits for one child, passes signals on to it, kills it when the lifeline closes."""

    def __init__(self, lifeline: int | None) -> None:
        self._lifeline = lifeline
        # Made before the child is: a signal that comes between fork and waiting stays in the pipe.
        self._signals, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (*_FORWARDED, signal.SIGCHLD):
            signal.signal(number, _note)

    def wait(self, child: int) -> int:
        """The exit status of ``child``."""
        watched = [self._signals] if self._lifeline is None else [self._signals, self._lifeline]
        while True:
            ready, _, _ = select.select(watched, [], [])
            if self._lifeline in ready and not os.read(self._lifeline or 0, 4096):
                watched.remove(self._lifeline or 0)
                _kill(child, signal.SIGKILL)
            if self._signals not in ready:
                continue
            ended = _handle(os.read(self._signals, 64), child)
            if ended is not None:
                return ended


def main() -> int:
    """Runs what standard input describes."""
    plan = Launch.from_json(_first_line())
    if plan.status is not None:
        os.set_inheritable(plan.status, False)
    supervisor = Supervisor(lifeline=0)
    try:
        _enter(plan)
    except OSError as error:
        _tell(plan, f"failed {error}")
        return SETUP_FAILED
    child = os.fork()
    if child == 0:
        _child(plan)
    _tell(plan, f"pid {child}")
    if plan.status is not None:
        os.close(plan.status)
    code = supervisor.wait(child)
    # Whatever the program started beside itself has no reason to outlive it.
    _kill_group(child)
    return code


def _enter(plan: Launch) -> None:
    """Goes into the namespaces that must be entered before the child is made."""
    if plan.join is not None:
        kinds = {
            "net": syscalls.CLONE_NEWNET,
            "uts": syscalls.CLONE_NEWUTS,
            "ipc": syscalls.CLONE_NEWIPC,
            "pid": syscalls.CLONE_NEWPID,
            "mnt": syscalls.CLONE_NEWNS,
        }
        doors = [(os.open(f"/proc/{plan.join}/ns/{name}", os.O_RDONLY), kind) for name, kind in kinds.items()]
        for door, kind in doors:
            syscalls.setns(door, kind)
        return
    if plan.network is not None:
        syscalls.setns(plan.network, syscalls.CLONE_NEWNET)
    if plan.root is not None:
        syscalls.unshare(_OWN_NAMESPACES)


def _child(plan: Launch) -> NoReturn:
    """The new process: makes its file system, perhaps becomes an init, and runs the program."""
    try:
        os.setsid()
        if plan.root is not None and plan.join is None:
            _make_root(plan)
        if plan.root is not None and plan.join is None and plan.init:
            _become_init(plan)
        _run(plan)
    except OSError as error:
        _tell(plan, f"failed {error}")
        os._exit(SETUP_FAILED)


def _become_init(plan: Launch) -> None:
    """Returns in a second child only; PID 1 passes signals on and reaps orphans."""
    syscalls.die_with_parent(signal.SIGKILL)
    supervisor = Supervisor(lifeline=None)
    child = os.fork()
    if child == 0:
        os.setsid()
        return
    if plan.status is not None:
        os.close(plan.status)
    os._exit(supervisor.wait(child))


def _make_root(plan: Launch) -> None:
    """``plan.root`` becomes ``/`` of this mount namespace; the machine's own is out of reach."""
    root = str(plan.root)
    syscalls.mount("none", "/", flags=syscalls.MS_REC | syscalls.MS_PRIVATE)
    syscalls.mount(root, root, flags=syscalls.MS_BIND)
    for path in plan.mounts:
        syscalls.bind_read_only(path, root + path)
    no_programs = syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC
    syscalls.mount("proc", f"{root}/proc", "proc", no_programs)
    syscalls.mount("tmpfs", f"{root}/dev", "tmpfs", syscalls.MS_NOSUID, "mode=755")
    for name in _DEVICES:
        os.close(os.open(f"{root}/dev/{name}", os.O_CREAT | os.O_WRONLY))
        syscalls.mount(f"/dev/{name}", f"{root}/dev/{name}", flags=syscalls.MS_BIND)
    os.mkdir(f"{root}/dev/shm", 0o1777)  # noqa: S108 - the host's own
    for name, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        os.symlink(f"/proc/self/{target}", f"{root}/dev/{name}")
    os.chdir(root)
    syscalls.mount(root, "/", flags=syscalls.MS_MOVE)
    os.chroot(".")
    syscalls.set_host_name(plan.host_name)


def _run(plan: Launch) -> NoReturn:
    """Becomes the program, as its user; 127 or 126 with a line on standard error if it cannot be run."""
    os.chdir(plan.directory)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if plan.user:
        _give_output(plan.user)
        os.setgroups([])
        os.setgid(plan.user[1])
        os.setuid(plan.user[0])
    # After setuid, which would clear it.
    syscalls.die_with_parent(signal.SIGKILL)
    signal.set_wakeup_fd(-1)
    # Python ignores these two, and ignoring is inherited.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    try:
        os.execvpe(plan.command[0], plan.command, plan.environment)  # noqa: S606 - no shell is the point
    except OSError as error:
        print(f"{plan.command[0]}: {error.strerror}", file=sys.stderr, flush=True)
        os._exit(127 if isinstance(error, FileNotFoundError) else 126)


def _give_output(user: tuple[int, int]) -> None:
    """The user owns standard output and error, as runc does it: else it may not open ``/dev/stdout``."""
    for descriptor in (1, 2):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, *user)


def _reap(child: int) -> int | None:
    """Collects every dead child; the exit code of ``child`` if it was among them."""
    ended = None
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if pid == 0:
            return ended
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            ended = code if code >= 0 else 128 - code


def _handle(numbers: bytes, child: int) -> int | None:
    """Passes signals on; the exit code of ``child`` once it is dead."""
    for number in numbers:
        if number != signal.SIGCHLD:
            _kill(child, number)
    return _reap(child) if signal.SIGCHLD in numbers else None


def _kill(child: int, number: int) -> None:
    try:
        os.kill(child, number)
    except ProcessLookupError:
        return


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _note(number: int, frame: object) -> None:
    """The wake-up pipe has the number already."""


def _tell(plan: Launch, text: str) -> None:
    if plan.status is not None:
        os.write(plan.status, f"{text}\n".encode())


def _first_line() -> str:
    """Read byte by byte: buffered reading would swallow the lifeline's end."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            raise SystemExit(SETUP_FAILED)
        line += byte
    return line.decode()


if __name__ == "__main__":
    # Without the interpreter's own tidying: nothing is left to tidy, and hosts stop sooner.
    os._exit(main())
