"""Bodies of the Docker Engine API, version 1.43, in both directions."""

from __future__ import annotations

import json
import struct
from datetime import UTC, datetime
from typing import Any

from watari.rehearse.emulator.containers import Container, ContainerSpec

NETWORK = "rehearsal"
_STDOUT = 1


def container_spec(name: str, body: dict[str, Any]) -> ContainerSpec:
    """The request of ``POST /containers/create``."""
    environment = (item.partition("=") for item in body.get("Env") or [])
    command = body.get("Cmd")
    return ContainerSpec(
        name,
        body["Image"],
        tuple((key, value) for key, _, value in environment),
        tuple((body.get("Labels") or {}).items()),
        tuple(command) if command else None,
    )


def wanted_labels(filters: str) -> list[str]:
    """The labels, ``key`` or ``key=value``, of a ``filters`` parameter."""
    labels = json.loads(filters).get("label", [])
    return list(labels) if isinstance(labels, (list, dict)) else [labels]


def has_label(spec: ContainerSpec, wanted: str) -> bool:
    """Whether the container carries the label, with that value where one is wanted."""
    key, separator, value = wanted.partition("=")
    labels = dict(spec.labels)
    return labels.get(key) == value if separator else key in labels


def _time(at: float | None) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat() if at else "0001-01-01T00:00:00Z"


def inspect_body(one: Container) -> dict[str, Any]:
    """The answer of ``GET /containers/{id}/json``."""
    running = one.state == "running"
    return {
        "Id": one.id,
        "Name": f"/{one.spec.name}",
        "Created": _time(one.created_at),
        "Image": one.spec.image,
        "Config": {"Image": one.spec.image, "Labels": dict(one.spec.labels), "Tty": False},
        "HostConfig": {"LogConfig": {"Type": "json-file"}},
        "State": {
            "Status": one.state,
            "Running": running,
            "ExitCode": 0 if one.exit_code is None else one.exit_code,
            "Error": one.error,
            "StartedAt": _time(one.started_at),
            "FinishedAt": _time(one.stopped_at),
        },
        "NetworkSettings": {"IPAddress": one.address, "Networks": {NETWORK: {"IPAddress": one.address}}},
    }


def summary(one: Container) -> dict[str, Any]:
    """One entry of ``GET /containers/json``."""
    return {
        "Id": one.id,
        "Names": [f"/{one.spec.name}"],
        "Image": one.spec.image,
        "Labels": dict(one.spec.labels),
        "State": one.state,
        "Status": one.state,
        "Created": int(one.created_at),
    }


def frame(text: str) -> bytes:
    """One frame of the attach stream: stream type, three zero bytes, length, payload."""
    payload = text.encode()
    return struct.pack(">BxxxL", _STDOUT, len(payload)) + payload if payload else b""
