"""HAProxy's runtime API over its Unix socket (Management Guide, 9.3 "Unix Socket commands")."""

from __future__ import annotations

import csv
import io
import re
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

from watari.errors import RehearsalFailed


class Runtime:
    """Commands to a running HAProxy; RehearsalFailed where it does not answer or refuses one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def ask(self, command: str) -> str:
        """The answer to one command."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(10)
                connection.connect(str(self._path))
                connection.sendall(command.encode() + b"\n")
                parts: list[bytes] = []
                while part := connection.recv(65536):
                    parts.append(part)
        except OSError as error:
            raise RehearsalFailed(f"HAProxy does not answer on its socket: {error}.") from error
        return b"".join(parts).decode()

    def change(self, commands: Sequence[str]) -> None:
        """Runs commands that say nothing when all is well, all of them in one go."""
        if commands:
            answer = self.ask("; ".join(commands)).strip()
            if re.search(r"(?i)no such|unknown|invalid|require|can't|denied|not found", answer):
                raise RehearsalFailed(f"HAProxy refused a change: {answer.splitlines()[0]}")

    def replace_map(self, path: Path, lines: Sequence[str]) -> None:
        """Replaces the whole map at once: a request sees the old one or the new one."""
        answer = self.ask(f"prepare map {path}")
        version = re.search(r"\d+", answer.rpartition(":")[2])
        if version is None:
            raise RehearsalFailed(f"HAProxy refused a new map: {answer.strip()}")
        at = f"@{version[0]} {path}"
        text = "\n".join(lines)
        refused = self.ask(f"add map {at} <<\n{text}\n").strip()
        if refused:
            raise RehearsalFailed(f"HAProxy refused the new map: {refused}")
        self.change([f"commit map {at}"])

    def servers(self) -> Iterator[dict[str, str]]:
        """The statistics of every server slot and every backend (``svname`` is BACKEND)."""
        text = self.ask("show stat -1 6 -1").removeprefix("# ")
        yield from csv.DictReader(io.StringIO(text))
