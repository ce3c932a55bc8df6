"""Runs inside a container that owns a link-local address: passes each connection on to the rehearsal.

The first line it sends is a PROXY protocol v1 line, for the rehearsal must know
which host asked. Standard library only: it runs as ``python -I -S relay.py``.
"""

from __future__ import annotations

import asyncio
import sys


async def serve(port: int, target: tuple[str, int]) -> None:
    """Listens on every address of the container."""

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            onward = await asyncio.open_connection(*target)
        except OSError:
            writer.close()
            return
        onward[1].write(proxy_line(writer))
        await asyncio.gather(_pump(reader, onward[1]), _pump(onward[0], writer))

    server = await asyncio.start_server(accepted, "0.0.0.0", port)  # noqa: S104 - its own network
    await server.serve_forever()


def proxy_line(writer: asyncio.StreamWriter) -> bytes:
    """``PROXY TCP4 source destination source-port destination-port``."""
    source, destination = writer.get_extra_info("peername"), writer.get_extra_info("sockname")
    return f"PROXY TCP4 {source[0]} {destination[0]} {source[1]} {destination[1]}\r\n".encode()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), (sys.argv[2], int(sys.argv[3]))))
