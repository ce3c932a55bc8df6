"""A service whose build makes one binary, as the survey describes it."""

from __future__ import annotations

import pytest

from watari.model.evidence import Evidence
from watari.model.fleet import Build, Service
from watari.sources.config import Config


@pytest.fixture
def service() -> Service:
    """``api``: `make build` makes bin/api."""
    build = Build(("make", "build"), Evidence("Makefile", 1), ("bin/api",))
    return Service("api", ".", ("go",), Evidence("go.mod", 1), build=build)


@pytest.fixture
def config() -> Config:
    """The fleet ``wallet`` in Tokyo."""
    return Config(name="wallet", region="ap-northeast-1")
