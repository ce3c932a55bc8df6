"""An edited program on Fargate asks the instance metadata service nothing, so it may hang as long as it likes."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from flag.cases import ROOT, tree, write
from flag.golang import go, need_go

_TASK = b'{"TaskARN": "arn:aws:ecs:eu-west-1:111122223333:task/shop/8f03", "AvailabilityZone": "eu-west-1c"}'


class _Endpoint(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(_TASK)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v4/0123"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def hanging() -> Iterator[socket.socket]:
    """A metadata service that takes connections and never answers; nobody accepts them, so they can be counted."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def _connections(server: socket.socket) -> int:
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


@pytest.mark.go
def test_a_hanging_service_is_never_asked_on_fargate(tmp_path: Path, endpoint: str, hanging: socket.socket) -> None:
    need_go()
    address = f"http://127.0.0.1:{hanging.getsockname()[1]}"
    variables = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": address, "AWS_REGION": "eu-west-1"}
    for stage in ("before", "after"):
        write(tree(ROOT / "define" / stage), tmp_path / f"src/example.com/{stage}")
        done = go("build", "-o", str(tmp_path / stage), ".", gopath=tmp_path, below=f"example.com/{stage}")
        assert done.returncode == 0, done.stderr
    task = {**os.environ, **variables, "ECS_CONTAINER_METADATA_URI_V4": endpoint}
    done = subprocess.run([tmp_path / "after"], env=task, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "8f03" in done.stdout + done.stderr) == (0, True), done.stderr
    assert _connections(hanging) == 0
    # The same program without the edit does ask, and waits: the listener counts what it should.
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([tmp_path / "before"], env=task, capture_output=True, timeout=3)
    assert _connections(hanging) > 0
