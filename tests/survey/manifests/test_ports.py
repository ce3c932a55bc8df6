"""Ports with variables: the container's side of the mapping, and what is no TCP port."""

from __future__ import annotations

import pytest

from watari.survey.manifests.ports import container_port

VARIABLES = {"PORT": "8080", "INNER": "${PORT}", "HOST_PORT": "80", "WORD": "quay"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${HOST_PORT}:${PORT}", (8080, "PORT")),
        ("127.0.0.1:${HOST_PORT}:9000", (9000, None)),
        ("$INNER", (8080, "INNER")),
        ("${UNKNOWN:-7000}", (7000, "UNKNOWN")),
        ("${HOST_PORT:-80}:${UNKNOWN:-7000}/tcp", (7000, "UNKNOWN")),
        ("9000-9002", (9000, None)),
        ("${PORT}/udp", None),
        ("${UNKNOWN}", None),
        ("${WORD}", None),
        ("99999", None),
    ],
)
def test_container_port(text: str, expected: tuple[int, str | None] | None) -> None:
    assert container_port(text, VARIABLES) == expected
