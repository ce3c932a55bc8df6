"""The Linux calls that Python 3.11 does not have. Each raises OSError as the kernel says.

Numbers from <sched.h>, <sys/mount.h> and <sys/prctl.h>; they are the same on every architecture.
"""

from __future__ import annotations

import ctypes
import os

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_MOVE = 8192
MS_REC = 16384
MS_PRIVATE = 1 << 18

_PR_SET_PDEATHSIG = 1


def unshare(flags: int) -> None:
    """Moves the calling thread into new namespaces. CLONE_NEWPID counts from the next child on."""
    _checked(_libc().unshare(flags))


def setns(fd: int, kind: int) -> None:
    """Moves the calling thread into the namespace behind ``fd``."""
    _checked(_libc().setns(fd, kind))


def mount(source: str, target: str, kind: str = "none", flags: int = 0, data: str = "") -> None:
    """mount(2)."""
    _checked(
        _libc().mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), data.encode() or None),
        target,
    )


def bind_read_only(source: str, target: str) -> None:
    """Shows ``source`` at ``target``, unchangeable there."""
    mount(source, target, flags=MS_BIND | MS_REC)
    mount("none", target, flags=MS_BIND | MS_REMOUNT | MS_RDONLY)


def set_host_name(name: str) -> None:
    """The name of the calling thread's UTS namespace."""
    encoded = name.encode()
    _checked(_libc().sethostname(encoded, len(encoded)))


def die_with_parent(signal: int) -> None:
    """The calling process gets ``signal`` when the thread that started it ends; nothing without prctl."""
    libc = _libc()
    if hasattr(libc, "prctl"):
        _checked(libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str | None = None) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)
