"""HAProxy and Caddy as the rehearsal's load balancer, measured in the same run.

For each: requests answered over keep-alive connections while the weights change
all the time, requests failed, client connections closed, and how long a change
takes. Run it with ``python benchmarks/balancer.py [seconds]``.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from rehearse.load import Load

from watari.rehearse.balancer import caddy, haproxy
from watari.rehearse.balancer.choose import Proxy, data_plane
from watari.rehearse.balancer.plane import Listen, Pool, Route, Routing, Server
from watari.rehearse.emulator.child import free_port
from watari.rehearse.emulator.forwarding import Forward

CONNECTIONS = 8
NAME = "bench.internal"


@dataclass(frozen=True, slots=True)
class Figures:
    """One proxy's figures."""

    name: str
    requests: int
    failed: int
    closed: int
    changes: int
    seconds: float
    change_ms: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def targets(ports: Connection) -> None:
    """Two HTTP servers in a process of their own."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        except (asyncio.IncompleteReadError, OSError):
            writer.close()

    async def serve() -> None:
        servers = [await asyncio.start_server(answer, "127.0.0.1", 0) for _ in range(2)]
        ports.send([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.Event().wait()

    asyncio.run(serve())


def measure(proxy: Proxy, ports: list[int], seconds: float) -> Figures:
    """Load on one proxy while its weights change without a pause but 50 ms."""
    pools = tuple(Pool(name, (Server(name, "127.0.0.1", port, True),)) for name, port in zip("AB", ports, strict=True))

    def routing(weight: int) -> Routing:
        return Routing((Route((NAME,), Forward((("A", 999 - weight), ("B", weight)))),), pools)

    with tempfile.TemporaryDirectory() as folder:
        plane = data_plane(Path(folder), proxy)
        named = free_port("127.0.0.1")
        plane.start(Listen("127.0.0.1", free_port("127.0.0.1"), ((NAME, named),)), routing(0))
        took: list[float] = []
        try:
            with Load(f"http://127.0.0.1:{named}/", CONNECTIONS) as load:
                began = time.monotonic()
                while time.monotonic() - began < seconds:
                    before = time.monotonic()
                    plane.apply(routing(len(took) * 37 % 1000))
                    took.append(time.monotonic() - before)
                    time.sleep(0.05)
                lasted = time.monotonic() - began
            return Figures(
                plane.name, load.answered, len(load.failures), load.reconnects,
                len(took), lasted, 1000 * statistics.median(took),
            )  # fmt: skip
        finally:
            plane.stop()


def main(seconds: float) -> None:
    """Measures both and prints the ratio."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=targets, args=(theirs,), daemon=True)
    process.start()
    ports = ours.recv()
    here: list[Proxy] = [name for name, module in (("haproxy", haproxy), ("caddy", caddy)) if module.installed()]
    results = [measure(proxy, ports, seconds) for proxy in here]
    process.terminate()
    for one in results:
        print(
            f"{one.name:16} {one.requests:7} requests ({one.rate:6.0f}/s), {one.failed} failed, "
            f"{one.closed} connections closed, {one.changes} changes of {one.change_ms:.1f} ms"
        )
    if len(results) == 2:
        print(f"HAProxy answers {results[0].rate / results[1].rate:.1f} times as many requests as Caddy.")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
