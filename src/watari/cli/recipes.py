"""``--recipe RULE=RECIPE`` and ``--recipe PATH:LINE=RECIPE``."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from watari.errors import UsageError
from watari.sources.config import Config


def with_recipes(config: Config, given: Sequence[str]) -> Config:
    """``config`` with the choices of the command line before its own. UsageError where one cannot be read."""
    wishes = {}
    for one in given:
        name, equals, recipe = one.rpartition("=")
        if not equals or not name:
            raise UsageError(f"--recipe {one}: write RULE=RECIPE or PATH:LINE=RECIPE.")
        wishes[name] = recipe
    services = {
        name: service.model_copy(update={"recipes": {**service.recipes, **wishes}})
        for name, service in config.services.items()
    }
    try:
        checked = Config.model_validate({"recipes": {**config.recipes, **wishes}}).recipes
    except ValidationError as error:
        raise UsageError(
            f"--recipe: {error.errors()[0]['input']!r} is no recipe; portable, adapter, guard and none are."
        ) from error
    return config.model_copy(update={"recipes": checked, "services": services})
