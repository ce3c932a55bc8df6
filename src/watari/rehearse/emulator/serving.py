"""ASGI applications of this process, each served by uvicorn in a thread of its own."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from watari.errors import RehearsalFailed


class ServerThread:
    """Serves ``app`` on a Unix socket or on ``address:port`` until :meth:`stop`."""

    def __init__(self, app: ASGIApp, *, address: str = "127.0.0.1", port: int = 0, socket: Path | None = None) -> None:
        config = uvicorn.Config(
            app,
            host=address,
            port=port,
            uds=str(socket) if socket else None,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            timeout_keep_alive=75,
            server_header=False,
            date_header=False,
        )
        self._server = uvicorn.Server(config)
        self._what = str(socket) if socket else f"{address}:{port}"
        self._thread = threading.Thread(target=self._run, name=f"serve {self._what}", daemon=True)

    def _run(self) -> None:
        try:
            self._server.run()
        except SystemExit:
            # uvicorn's way to say that it could not listen; start() tells it.
            return

    def start(self) -> None:
        """Returns when it listens; RehearsalFailed where the address is taken."""
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RehearsalFailed(
                    f"The rehearsal cannot listen on {self._what}.", next_step="End what listens there."
                )
            time.sleep(0.01)

    def stop(self) -> None:
        """Ends the server and its thread. Idempotent."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(timeout=5)
