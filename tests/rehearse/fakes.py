"""Small hosts for tests: each is an HTTP server in a thread, on a loopback address of its own."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.interface import (
    Ec2HostSpec,
    Endpoints,
    ExecResult,
    Host,
    HostKind,
    Image,
    Isolation,
    MetadataHandler,
    TaskHostSpec,
)

_addresses = itertools.count(2)
PORT = 18080


def next_address() -> str:
    number = next(_addresses)
    return f"127.77.{number // 250}.{number % 250 + 1}"


class Server(ThreadingHTTPServer):
    """Answers its name; ``health`` is the status of /healthz, ``delay`` seconds before each other answer."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, name: str, address: str, port: int = PORT) -> None:
        super().__init__((address, port), _Handler)
        self.name, self.health, self.delay, self.status = name, 200, 0.0, 200
        self.served = 0
        self.headers_seen: list[dict[str, str]] = []
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def count(self, headers: dict[str, str]) -> None:
        with self._lock:
            self.served += 1
            self.headers_seen = [*self.headers_seen[-20:], headers]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent: a proxy that closes a connection is no news."""

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        server = self.server
        if self.path == "/healthz":
            return self._answer(server.health, b"")
        length = int(self.headers.get("content-length") or 0)
        self.rfile.read(length)
        server.count({key.lower(): value for key, value in self.headers.items()})
        if server.delay:
            time.sleep(server.delay)
        return self._answer(server.status, server.name.encode())

    do_POST = do_GET

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Silent."""


class FakeHost:
    """A Host whose process is a :class:`Server`."""

    def __init__(self, name: str, spec: TaskHostSpec | Ec2HostSpec, fails: bool = False) -> None:
        self.name = name
        self.spec = spec
        self.address = next_address()
        self.server: Server | None = None
        self.removed = False
        self.stopped_with: float | None = None
        self._fails = fails
        self._code: int | None = None
        self._log = ""
        self.notes: tuple[str, ...] = ()

    def endpoint(self, port: int) -> tuple[str, int]:
        return (self.address, PORT)

    def start(self) -> None:
        self._log += f"{self.name} starts\n"
        if self._fails:
            self._log += "no credentials\n"
            self._code = 1
        else:
            self.server = Server(self.name, self.address)

    def stop(self, timeout: float) -> int | None:
        if self.server is None:
            return self._code
        self.stopped_with = timeout
        self.die(0)
        return self._code

    def die(self, code: int) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None
            self._log += f"{self.name} ends\n"
            self._code = code

    def running(self) -> bool:
        return self.server is not None

    def exit_code(self) -> int | None:
        return self._code

    def logs(self) -> str:
        return self._log

    def exec(self, command: tuple[str, ...], timeout: float = 30.0) -> ExecResult:
        return ExecResult(0, " ".join((self.name, *command)))

    def remove(self) -> None:
        self.die(137)
        self.removed = True


class FakeFactory:
    """A HostFactory of :class:`FakeHost`; an image whose name contains ``broken`` exits with 1."""

    kind: HostKind = "processes"
    isolation: Isolation = "environment"
    service_address = "127.0.0.1"

    def __init__(self, *images: str) -> None:
        self.images = set(images)
        self.hosts: list[FakeHost] = []
        self.handler: MetadataHandler | None = None

    def build_image(self, context: Path, dockerfile: Path, tag: str) -> Image:
        self.images.add(tag)
        return Image(tag, 1, ())

    def image(self, name: str) -> Image | None:
        return Image(name, 1, ()) if name in self.images else None

    def _made(self, host: FakeHost) -> Host:
        self.hosts.append(host)
        return host

    def ec2_host(self, spec: Ec2HostSpec, endpoints: Endpoints) -> Host:
        return self._made(FakeHost(spec.name, spec))

    def task_host(self, spec: TaskHostSpec, endpoints: Endpoints) -> Host:
        if "unmakeable" in spec.image:
            raise RehearsalFailed("no room for another host.")
        return self._made(FakeHost(spec.name, spec, "broken" in spec.image))

    def set_metadata_handler(self, handler: MetadataHandler) -> None:
        self.handler = handler

    def run_outside(self) -> Callable[[], None] | None:
        return None

    def running(self) -> list[FakeHost]:
        return [host for host in self.hosts if host.running()]

    def close(self) -> None:
        for host in self.hosts:
            host.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def eventually(condition: Callable[[], Any], timeout: float = 20.0, every: float = 0.05) -> Any:
    """The first true value of ``condition``; fails the test after ``timeout`` seconds."""
    deadline = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, "did not come true in time"
        time.sleep(every)
