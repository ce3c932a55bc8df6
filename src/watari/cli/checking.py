"""A check as the command line makes it: remembered, and with the services found only where there is a finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watari.model.finding import CheckResult
    from watari.sources.snapshot import Watch


def checked(paths: Sequence[Path], config: Path | None, rules: Sequence[Path]) -> CheckResult:
    """The findings below ``paths``. ``config`` is the watari.yaml in force, ``rules`` are folders of more rules."""
    from watari.rules.remembered import remembered

    options = (str(config), *(str(one.resolve()) for one in rules))

    def make(watch: Watch) -> CheckResult:
        # What is not needed to remember is imported here: it takes longer than to remember.
        from watari.rules.run import check_paths
        from watari.sources.config import load
        from watari.survey.run import outline

        if config is not None:
            watch.look((str(config),))
        settings = load(config)
        return check_paths(paths, lambda: outline(paths, settings), rules, watch=watch)

    return remembered(paths, options, make)
