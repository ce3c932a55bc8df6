#!/usr/bin/env python3
"""Plays the card network for local runs. Standard library only.

POST /v1/authorizations approves, except for amounts that end in 999. The same
Idempotency-Key gets the same answer. Like the real one it wants
X-Forwarded-Region, and with --allow it lets in only that source address.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PREFIX = "/v1/authorizations"


class Network(ThreadingHTTPServer):
    """The server with its memory: authorisations by idempotency key."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], allow: str | None) -> None:
        super().__init__(address, Handler)
        self.allow = allow
        self.lock = threading.Lock()
        self.authorizations: dict[str, dict[str, object]] = {}

    def authorize(self, key: str, amount: int) -> dict[str, object]:
        with self.lock:
            known = self.authorizations.get(key)
            if known is None:
                known = {"id": f"auth-{uuid.uuid4().hex[:16]}", "approved": amount % 1000 != 999}
                self.authorizations[key] = known
            return known

    def void(self, identifier: str) -> bool:
        with self.lock:
            keys = [key for key, one in self.authorizations.items() if one["id"] == identifier]
            for key in keys:
                del self.authorizations[key]
            return bool(keys)


class Handler(BaseHTTPRequestHandler):
    """One connection of one client."""

    protocol_version = "HTTP/1.1"
    server: Network

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        key = self.headers.get("Idempotency-Key")
        if self.refused():
            return
        try:
            amount = int(json.loads(body)["amount"])
        except (ValueError, KeyError, TypeError):
            self.reply(400, {"error": "amount is missing"})
            return
        if self.path != PREFIX or not key:
            self.reply(400, {"error": "Idempotency-Key is missing" if not key else "no such path"})
            return
        self.reply(201, self.server.authorize(key, amount))

    def do_DELETE(self) -> None:
        if not self.refused():
            found = self.server.void(self.path.removeprefix(f"{PREFIX}/"))
            self.reply(200 if found else 404, {})

    def do_GET(self) -> None:
        with self.server.lock:
            count = len(self.server.authorizations)
        self.reply(200, {"authorizations": count})

    def refused(self) -> bool:
        if self.server.allow not in (None, self.client_address[0]):
            self.reply(403, {"error": "source address is not on the allow-list"})
            return True
        if not self.headers.get("X-Forwarded-Region"):
            self.reply(400, {"error": "X-Forwarded-Region is missing"})
            return True
        return False

    def reply(self, status: int, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: every payment by card would be a line."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument(
        "--bind",
        default="0.0.0.0",  # noqa: S104 (callers are on other hosts)
        help="address to listen on",
    )
    parser.add_argument("--allow", help="the only source address that is let in")
    options = parser.parse_args()
    network = Network((options.bind, options.port), options.allow)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=network.shutdown).start())
    try:
        network.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass
    finally:
        network.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
