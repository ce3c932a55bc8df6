"""The server behind the link-local endpoints: tells hosts apart, leaves the answers to a handler."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Literal

import structlog

from watari.rehearse.hosts.interface import MetadataHandler, MetadataRequest, MetadataResponse

log = structlog.get_logger(__name__)

Home = Literal["ec2", "fargate"]
EC2_METADATA_ADDRESS = "169.254.169.254"
TASK_METADATA_ADDRESS = "169.254.170.2"
METADATA_ADDRESS: dict[Home, str] = {"ec2": EC2_METADATA_ADDRESS, "fargate": TASK_METADATA_ADDRESS}


@dataclass(frozen=True, slots=True)
class Listener:
    """How one socket knows the sender: a fixed host, the peer's address, or a PROXY line before it."""

    home: Home
    host: str | None = None
    proxied: bool = False


class MetadataServer:
    """Serves every link-local endpoint of a run from this process.

    Hosts are registered with the address that requests come from. A request of
    a sender that is not registered for that endpoint's home is refused with 403,
    for no EC2 host may ever see a task's answers, nor the other way round.
    """

    def __init__(self, handler: Callable[[], MetadataHandler]) -> None:
        self._handler = handler
        self._hosts: dict[tuple[Home, str], str] = {}
        self._servers: dict[int, _Server] = {}
        self._lock = threading.Lock()

    def listen(self, address: str, port: int, listener: Listener) -> int:
        """Serves on another socket; ``port`` 0 takes a free one. Gives the port. OSError if it is taken."""
        server = _Server((address, port), listener, self)
        chosen = int(server.server_address[1])
        with self._lock:
            self._servers[chosen] = server
        name = f"metadata-{listener.home}-{chosen}"
        threading.Thread(target=server.serve_forever, args=(0.1,), name=name, daemon=True).start()
        return chosen

    def ignore(self, port: int) -> None:
        """Closes the socket of one port. Idempotent."""
        with self._lock:
            server = self._servers.pop(port, None)
        if server:
            server.shutdown()
            server.server_close()

    def register(self, home: Home, address: str, host: str) -> None:
        """Requests from ``address`` are those of ``host``."""
        with self._lock:
            self._hosts[home, address] = host

    def forget(self, host: str) -> None:
        """No address belongs to ``host`` any more."""
        with self._lock:
            self._hosts = {key: name for key, name in self._hosts.items() if name != host}

    def answer(self, listener: Listener, sender: str, request: BaseHTTPRequestHandler) -> MetadataResponse:
        """What the handler says, or 403 for a stranger."""
        with self._lock:
            host = listener.host or self._hosts.get((listener.home, sender))
        if host is None:
            return MetadataResponse(403, b"no host of this rehearsal has this address\n")
        asked = MetadataRequest(host, listener.home, request.command, request.path, tuple(request.headers.items()))
        try:
            return self._handler()(asked)
        except Exception as error:
            log.error("metadata handler failed", host=host, path=request.path, error=str(error))
            return MetadataResponse(500, b"")

    def close(self) -> None:
        """Closes every socket. Idempotent."""
        for port in list(self._servers):
            self.ignore(port)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], listener: Listener, owner: MetadataServer) -> None:
        self.listener = listener
        self.owner = owner
        super().__init__(address, _Request)

    def server_bind(self) -> None:
        # HTTPServer would ask the resolver for its own name here, which takes seconds without one.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A host that dies within a request is no news."""


class _Request(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "EC2ws"
    sys_version = ""
    timeout = 60

    def setup(self) -> None:
        super().setup()
        self.sender = str(self.client_address[0])
        if self.server.listener.proxied:
            self.sender = proxied_sender(self.rfile.readline(108))

    def handle_any(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.server.owner.answer(self.server.listener, self.sender, self)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = handle_any

    def log_message(self, format: str, *args: object) -> None:
        """Narration is the handler's, not the server's."""


def proxied_sender(line: bytes) -> str:
    """The source address in a PROXY protocol v1 line (haproxy.org, proxy-protocol.txt); "" if it is none."""
    words = line.decode("ascii", "replace").split()
    return words[2] if len(words) == 6 and words[:2] == ["PROXY", "TCP4"] else ""
