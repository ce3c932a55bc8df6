"""The small part of the Docker Engine API that MiniStack's ECS uses, on Fargate hosts.

MiniStack starts, watches and stops ECS tasks through a Docker Engine. Ours runs
each container on a host of the rehearsal's :class:`HostFactory`, so that the
emulator's own scheduler, circuit breaker, roll-outs, target registration and
log forwarding work alike for containers and for processes. Paths and bodies:
Docker Engine API reference, version 1.43.
"""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator, Callable

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from watari.errors import WatariError
from watari.rehearse.emulator.containers import Container, Started, TaskHistory
from watari.rehearse.emulator.engine_bodies import (
    container_spec,
    frame,
    has_label,
    inspect_body,
    summary,
    wanted_labels,
)
from watari.rehearse.hosts.interface import Image

API_VERSION = "1.43"


class Engine:
    """The engine's state. ``before_stop(address)`` runs before each SIGTERM and blocks until it may come.

    ``changed`` is called after a container started or ended, from any thread.
    """

    def __init__(self, image: Callable[[str], Image | None], starter: Started) -> None:
        self.before_stop: Callable[[str], None] = lambda _address: None
        self.changed: Callable[[], None] = lambda: None
        self._image = image
        self._starter = starter
        self._containers: dict[str, Container] = {}
        self._lock = threading.Lock()
        self._closed = False

    def containers(self) -> tuple[Container, ...]:
        """Every container of the run, oldest first, removed ones too."""
        with self._lock:
            return tuple(self._containers.values())

    def history(self) -> tuple[TaskHistory, ...]:
        """The lives of all containers, oldest first."""
        return tuple(one.history() for one in self.containers())

    def by_task(self, task_arn: str, name: str = "") -> Container | None:
        """The task's container of that name, or its first."""
        for one in self.containers():
            if one.spec.label("com.amazonaws.ecs.task-arn") == task_arn and (
                not name or one.spec.label("com.amazonaws.ecs.container-name") == name
            ):
                return one
        return None

    def close(self) -> None:
        """No container is started any more and none is listed; the factory removes the hosts."""
        self._closed = True

    def _get(self, request: Request) -> Container:
        wanted = request.path_params["id"]
        for one in self.containers():
            if not one.removed and (one.id.startswith(wanted) or one.spec.name == wanted):
                return one
        raise KeyError(wanted)

    # Images: what the factory built; there is no registry to pull from.

    def inspect_image(self, request: Request) -> Response:
        """``GET /images/{name}/json``."""
        name = request.path_params["name"]
        image = self._image(name)
        if image is None:
            return _error(404, f"No such image: {name}")
        return JSONResponse(
            {"Id": image.name, "RepoTags": [image.name], "Size": image.size_bytes, "Config": {"Labels": {}}}
        )

    def pull(self, request: Request) -> Response:
        """``POST /images/create``: succeeds for an image that is here."""
        query = request.query_params
        tag = query.get("tag", "latest")
        name = f"{query['fromImage']}{'@' if tag.startswith('sha256:') else ':'}{tag}"
        if self._image(name) is None:
            return _error(404, f"manifest for {name} not found: manifest unknown")
        return JSONResponse({"status": f"Status: Image is up to date for {name}"})

    def distribution(self, request: Request) -> Response:
        """``GET /distribution/{name}/json``: there is no registry, so no manifest digest either."""
        return _error(404, f"no registry holds {request.path_params['name']}")

    # Containers.

    async def create(self, request: Request) -> Response:
        """``POST /containers/create``."""
        body = await request.json()
        spec = container_spec(request.query_params.get("name", ""), body)
        if self._image(spec.image) is None:
            return _error(404, f"No such image: {spec.image}")
        container = Container(spec)
        with self._lock:
            self._containers[container.id] = container
        return JSONResponse({"Id": container.id, "Warnings": []}, status_code=201)

    def start(self, request: Request) -> Response:
        """``POST /containers/{id}/start``."""
        container = self._get(request)
        if self._closed:
            return _error(500, "The rehearsal is ending.")
        try:
            container.start(self._starter)
        except WatariError as error:
            return _error(500, str(error))
        self.changed()
        return Response(status_code=204)

    def inspect(self, request: Request) -> Response:
        """``GET /containers/{id}/json``."""
        container = self._get(request)
        was = container.state
        if container.look() != was:
            self.changed()
        return JSONResponse(inspect_body(container))

    def listing(self, request: Request) -> Response:
        """``GET /containers/json`` with label filters."""
        wanted = wanted_labels(request.query_params.get("filters", "{}"))
        everything = request.query_params.get("all") in {"1", "true", "True"}
        return JSONResponse(
            [
                summary(one)
                for one in self.containers()
                if not (self._closed or one.removed)
                and (everything or one.look() == "running")
                and all(has_label(one.spec, label) for label in wanted)
            ]
        )

    def wait(self, request: Request) -> Response:
        """``POST /containers/{id}/wait``."""
        return JSONResponse({"StatusCode": self._get(request).wait(), "Error": None})

    def stop(self, request: Request) -> Response:
        """``POST /containers/{id}/stop``.

        Answers before the container has stopped: StopTask returns at once on
        AWS, and MiniStack would hold its own answer back until we are done. The
        time to wait is the task definition's ``stopTimeout``, not the caller's.
        """
        container = self._get(request)
        if container.look() != "running":
            return Response(status_code=304)
        container.stop(self.before_stop, self.changed)
        return Response(status_code=204)

    def kill(self, request: Request) -> Response:
        """``POST /containers/{id}/kill``."""
        container = self._get(request)
        if container.look() != "running":
            return _error(409, f"Container {container.id} is not running")
        container.kill()
        self.changed()
        return Response(status_code=204)

    def delete(self, request: Request) -> Response:
        """``DELETE /containers/{id}``; one that is stopping goes when it has stopped."""
        container = self._get(request)
        if container.look() == "running" and not container.asked_to_stop:
            if request.query_params.get("force") not in {"1", "true", "True"}:
                return _error(409, f"You cannot remove a running container {container.id}.")
            container.kill()
        container.remove()
        return Response(status_code=204)

    def logs(self, request: Request) -> Response:
        """``GET /containers/{id}/logs``, in the multiplexed format, followed where asked."""
        container = self._get(request)
        tail = request.query_params.get("tail", "all")
        if request.query_params.get("follow") in {"1", "true", "True"}:
            return StreamingResponse(_follow(container), media_type="application/vnd.docker.raw-stream")
        text = container.logs()
        if tail != "all":
            text = "".join(text.splitlines(keepends=True)[-int(tail) :])
        return Response(frame(text), media_type="application/vnd.docker.raw-stream")


def application(engine: Engine) -> ASGIApp:
    """The engine as an ASGI application; the version before each path may be any."""
    one = "/containers/{id}"
    routes = [
        Route("/_ping", _ping, methods=["GET", "HEAD"]),
        Route("/version", _version),
        Route("/info", _info),
        Route("/distribution/{name:path}/json", engine.distribution),
        Route("/images/create", engine.pull, methods=["POST"]),
        Route("/images/{name:path}/json", engine.inspect_image),
        Route("/containers/json", engine.listing),
        Route("/containers/create", engine.create, methods=["POST"]),
        Route(f"{one}/json", engine.inspect),
        Route(f"{one}/start", engine.start, methods=["POST"]),
        Route(f"{one}/wait", engine.wait, methods=["POST"]),
        Route(f"{one}/stop", engine.stop, methods=["POST"]),
        Route(f"{one}/kill", engine.kill, methods=["POST"]),
        Route(f"{one}/logs", engine.logs),
        Route(one, engine.delete, methods=["DELETE"]),
    ]
    return _without_version(Starlette(routes=routes, exception_handlers={KeyError: _no_such_container}))


def _without_version(inner: ASGIApp) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if "path" in scope:
            scope = {**scope, "path": re.sub(r"^/v[0-9.]+(?=/)", "", scope["path"])}
        await inner(scope, receive, send)

    return app


def _no_such_container(request: Request, error: Exception) -> Response:
    return _error(404, f"No such container: {error.args[0]}")


def _error(status: int, message: str) -> Response:
    return JSONResponse({"message": message}, status_code=status)


def _ping(request: Request) -> Response:
    return PlainTextResponse("OK", headers={"Api-Version": API_VERSION, "OSType": "linux"})


def _version(request: Request) -> Response:
    return JSONResponse(
        {
            "Version": "watari",
            "ApiVersion": API_VERSION,
            "MinAPIVersion": "1.24",
            "Os": "linux",
            "Arch": "amd64",
        }
    )


def _info(request: Request) -> Response:
    return JSONResponse({"ServerVersion": "watari", "OSType": "linux", "Swarm": {"LocalNodeState": "inactive"}})


async def _follow(container: Container) -> AsyncIterator[bytes]:
    """The log from its start until the container has ended; whole lines until then."""
    sent = 0
    while True:
        ended = await anyio.to_thread.run_sync(container.look) == "exited"
        text = await anyio.to_thread.run_sync(container.logs)
        until = len(text) if ended else text.rfind("\n") + 1
        if until > sent:
            yield frame(text[sent:until])
            sent = until
        if ended:
            return
        await anyio.sleep(0.4)
