"""The AWS endpoint that watari's own clients use: MiniStack, except where MiniStack is untrue."""

from __future__ import annotations

import json
import secrets
import shlex
import threading
from collections.abc import Callable
from typing import Any

import anyio
import httpx
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from watari.errors import WatariError
from watari.rehearse.emulator import scalable
from watari.rehearse.emulator.calls import ECS_TARGET, Call, Correction, parse_call
from watari.rehearse.emulator.child import free_port
from watari.rehearse.emulator.corrections import TargetHealth, corrections
from watari.rehearse.emulator.loadbalancing import LoadBalancing
from watari.rehearse.emulator.serving import ServerThread
from watari.rehearse.hosts.interface import ExecResult

HOP_BY_HOP = frozenset(
    {"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "host"}
)
"""RFC 9110, section 7.6.1, and what either side's library writes itself."""

METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
READING = ("Describe", "Get", "List")


class Front:
    """Forwards every request byte for byte, but for its ``corrections``.

    ``execute(task_arn, container, command)`` runs a command in a task.
    ``changed`` is called after each ELBv2 call that may have changed something.
    """

    def __init__(
        self,
        ministack: str,
        load_balancing: Callable[[], LoadBalancing],
        execute: Callable[[str, str, tuple[str, ...]], ExecResult],
        address: str = "127.0.0.1",
    ) -> None:
        self.target_health: TargetHealth | None = None
        self.changed: Callable[[], None] = lambda: None
        self._execute = execute
        self._sessions: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        self._lock = threading.Lock()
        self._ministack = ministack
        self._scalable = scalable.ScalableTargets()
        self._client: httpx.AsyncClient | None = None
        self._port = free_port(address)
        self.url = f"http://{address}:{self._port}"
        self._corrections = corrections(load_balancing, lambda: self.target_health, self._open_session, self._ecs)
        routes = [
            Route("/_exec/{token}", self._exec, methods=["POST"]),
            Route("/{path:path}", self._pass_on, methods=METHODS),
        ]
        self._server = ServerThread(Starlette(routes=routes), address=address, port=self._port)

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Name and sentence of each, for the report."""
        listed = tuple((one.name, one.sentence) for one in self._corrections)
        return (*listed, ("application-autoscaling", scalable.SENTENCE))

    def start(self) -> None:
        """Serves; RehearsalFailed where it can't listen."""
        self._server.start()

    def stop(self) -> None:
        """Ends. Idempotent."""
        self._server.stop()

    async def _pass_on(self, request: Request) -> Response:
        target = request.headers.get("x-amz-target", "")
        body = await request.body()
        if target.startswith(scalable.TARGET):
            status, answered = self._scalable.answer(target.removeprefix(scalable.TARGET), json.loads(body or b"{}"))
            return JSONResponse(answered, status, media_type="application/x-amz-json-1.1")
        call = parse_call(target, body)
        concerned = [one for one in self._corrections if call is not None and one.concerns(call)]
        if call is None or not concerned:
            answer = await self._streamed(request, body)
        else:
            answer = await self._corrected(request, call, concerned)
        if call is not None and call.service == "elbv2" and not call.action.startswith(READING):
            self.changed()
        return answer

    async def _send(self, request: Request, body: bytes) -> httpx.Response:
        if self._client is None:
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=32)
            self._client = httpx.AsyncClient(
                timeout=httpx.Timeout(120),
                limits=limits,
                verify=False,  # noqa: S501 - plain HTTP; loading certificates takes half a second
                trust_env=False,
            )
        path = request.scope["raw_path"].decode()
        query = request.scope["query_string"].decode()
        headers = [(key, value) for key, value in request.headers.raw if key.decode().lower() not in HOP_BY_HOP]
        # The host stays: S3 and the router read it.
        headers.append((b"host", request.headers.get("host", "").encode()))
        outgoing = self._client.build_request(
            request.method,
            f"{self._ministack}{path}{'?' + query if query else ''}",
            headers=headers,
            content=body,
        )
        return await self._client.send(outgoing, stream=True)

    async def _streamed(self, request: Request, body: bytes) -> Response:
        answer = await self._send(request, body)
        response = StreamingResponse(answer.aiter_raw(), answer.status_code, background=BackgroundTask(answer.aclose))
        response.raw_headers = _headers(answer, keep_length=True)
        return response

    async def _corrected(self, request: Request, call: Call, concerned: list[Correction]) -> Response:
        sent = call
        for one in concerned:
            sent = one.request(sent)
        answer = await self._send(request, sent.body)
        body = await answer.aread()
        await answer.aclose()
        if answer.is_success:
            for one in concerned:
                # Corrections may ask MiniStack in their turn, which would block the loop.
                body = await anyio.to_thread.run_sync(one.answer, call, body)
        response = Response(body, answer.status_code)
        length = (b"content-length", str(len(body)).encode())
        response.raw_headers = [*_headers(answer, keep_length=False), length]
        return response

    def _ecs(self, operation: str, wanted: dict[str, Any]) -> dict[str, Any]:
        headers = {
            "x-amz-target": f"{ECS_TARGET}{operation}",
            "content-type": "application/x-amz-json-1.1",
        }
        answer = httpx.post(
            self._ministack,
            json=wanted,
            headers=headers,
            timeout=60,
            verify=False,  # noqa: S501 - plain HTTP
            trust_env=False,
        )
        return dict(answer.raise_for_status().json())

    def _open_session(self, task_arn: str, container: str, command: str) -> str:
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._sessions[token] = (task_arn, container, tuple(shlex.split(command)))
        return f"{self.url}/_exec/{token}"

    async def _exec(self, request: Request) -> Response:
        """``POST`` runs the session's command, once."""
        with self._lock:
            session = self._sessions.pop(request.path_params["token"], None)
        if session is None:
            return JSONResponse({"message": "no such session"}, status_code=404)
        try:
            result = await anyio.to_thread.run_sync(self._execute, *session)
        except WatariError as error:
            return JSONResponse({"message": str(error)}, status_code=409)
        return JSONResponse({"exit_code": result.exit_code, "output": result.output})


def _headers(answer: httpx.Response, *, keep_length: bool) -> list[tuple[bytes, bytes]]:
    dropped = HOP_BY_HOP - ({"content-length"} if keep_length else set())
    return [(key.lower(), value) for key, value in answer.headers.raw if key.decode().lower() not in dropped]
