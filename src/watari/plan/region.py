"""The region that a fleet is in, where nobody wrote it into watari.yaml."""

from __future__ import annotations

from watari.model.fleet import Fleet
from watari.pipeline.describe import regions
from watari.sources.config import Config


def located(config: Config, fleet: Fleet) -> Config:
    """``config`` with the region that the fleet's deployments name; as it is where one is written, or they differ."""
    if "region" in config.model_fields_set:
        return config
    named = regions(fleet)
    return config.model_copy(update={"region": next(iter(named))}) if len(named) == 1 else config
