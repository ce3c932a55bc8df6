"""Health paths in commands."""

from __future__ import annotations

import pytest

from watari.survey.readers.health import path_of_command


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("curl -f http://localhost:8080/health || exit 1", "/health"),
        ("CMD wget -qO- 127.0.0.1/ready", "/ready"),
        ("curl -f http://localhost:${PORT}/ok", "/ok"),
        ("pg_isready -U port", None),
        ("curl https://status.example/ping", None),
        ("test -f /tmp/localhost/health", None),
    ],
)
def test_only_requests_to_this_machine_count(command: str, path: str | None) -> None:
    assert path_of_command(command) == path
