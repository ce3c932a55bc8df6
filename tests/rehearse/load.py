"""Closed-loop load: each connection asks again once it is answered, so no slow machine is overloaded."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Load:
    """GET requests over keep-alive connections, from entering to leaving; every failure is kept."""

    def __init__(self, url: str, connections: int) -> None:
        parts = urlsplit(url)
        self._where = (parts.hostname or "", parts.port or 80)
        self._request = f"GET {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
        self._connections = connections
        self._over = False
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self.answered = 0
        self.reconnects = -connections
        self.failures: list[str] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        self._thread.join(timeout=30)

    async def _run(self) -> None:
        await asyncio.gather(*(self._one() for _ in range(self._connections)))

    async def _one(self) -> None:
        while not self._over:
            reader, writer = await asyncio.open_connection(*self._where)
            self.reconnects += 1
            try:
                while not self._over:
                    writer.write(self._request)
                    async with asyncio.timeout(20):
                        closing = await self._answer(reader)
                    self.answered += 1
                    if closing:
                        break
            except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as error:
                self.failures.append(repr(error))
            finally:
                writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        status, *lines = head.split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines if line)
        await reader.readexactly(int(headers["content-length"]))
        if status.split()[1] != "200":
            raise ValueError(status)
        return headers.get("connection") == "close"
