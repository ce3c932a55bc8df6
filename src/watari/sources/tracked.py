"""What git tracks, read from the index of a working tree without running git.

A repository's configuration can make git run programs, so git is not asked. The format is that of
git's own documentation (gitformat-index, read 2026-11), versions 2 to 4.
"""

from __future__ import annotations

import os
import posixpath
import struct
from pathlib import Path

_FIXED = 62
"""Bytes of an entry before its path: times, device, inode, mode, ids, size, SHA-1, flags."""
_EXTENDED = 0x4000
_MAX_BYTES = 256 * 1024 * 1024


def read(root: Path) -> frozenset[str] | None:
    """The tracked paths below ``root`` and the folders that hold them; None where there is no index to read.

    An index that is damaged, of SHA-256, or not inside ``root`` (a linked working tree) is none.
    """
    git = root / ".git"
    index = git / "index"
    if git.is_symlink() or index.is_symlink() or not index.is_file():
        return None
    try:
        if index.stat().st_size > _MAX_BYTES:
            return None
        paths = _paths(index.read_bytes())
    except (OSError, ValueError, struct.error, IndexError):
        return None
    folders: set[str] = set()
    for path in paths:
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folders.add(folder)
            folder = posixpath.dirname(folder)
    return frozenset(paths) | folders


def in_working_tree(root: Path) -> bool:
    """Whether ``root`` is, or lies in, a working tree of git. Nothing above it is opened."""
    return any(os.path.lexists(place / ".git") for place in (root, *root.resolve().parents))


def _paths(data: bytes) -> list[str]:
    signature, version, count = struct.unpack_from(">4sII", data)
    if signature != b"DIRC" or version not in (2, 3, 4):
        raise ValueError("no index of git's")
    paths: list[str] = []
    place, last = 12, b""
    for _ in range(count):
        start = place
        (flags,) = struct.unpack_from(">H", data, place + _FIXED - 2)
        place += _FIXED + (2 if version > 2 and flags & _EXTENDED else 0)
        if version == 4:
            dropped, place = _number(data, place)
            end = data.index(b"\0", place)
            last = last[: len(last) - dropped] + data[place:end]
            place = end + 1
        else:
            end = data.index(b"\0", place)
            last = data[place:end]
            place = start + (end - start + 8) // 8 * 8
        paths.append(os.fsdecode(last))
    return paths


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A number of variable length, as pack files write offsets, and the place behind it."""
    byte = data[place]
    place += 1
    number = byte & 127
    while byte & 128:
        byte = data[place]
        place += 1
        number = ((number + 1) << 7) | (byte & 127)
    return number, place
