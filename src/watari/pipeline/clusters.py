"""The names of ECS clusters."""

from __future__ import annotations

from watari.sources.config import Config


def cluster(config: Config, environment: str | None) -> str:
    """The fleet's cluster; one for each environment where there are several."""
    name = config.cluster or config.name or "default"
    return f"{name}-{environment}" if environment else name
