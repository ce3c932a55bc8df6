"""``watari explain``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit
from watari.errors import UsageError


def explain(
    rule: str | None = None,
    *,
    rules: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    config: Path | None = None,
    color: Literal["auto", "always", "never"] = "auto",
) -> int:
    """Tells why a rule exists, with an example and the replacement; without a rule, lists all by category.

    Parameters
    ----------
    rule
        The rule's id, as `watari check` prints it, or the number of a category for all of its rules.
    rules
        A folder with more rules; may be given more than once.
    config
        watari.yaml; found by itself where it is not given.
    color
        auto colours on a terminal only, and honours NO_COLOR and FORCE_COLOR.
    """
    from watari.report.console import data_console
    from watari.report.explain import print_category, print_rule, print_rules
    from watari.rules.categories import categories
    from watari.rules.rule import load
    from watari.sources.config import discover
    from watari.sources.config import load as load_config

    settings = load_config(config or discover((Path(),)))
    known = {one.id: one for one in load((*settings.rules, *rules))[0]}
    console = data_console(color)
    if rule is None:
        print_rules(known.values(), console)
    elif rule in known:
        print_rule(known[rule], console)
    elif rule.isdecimal() and int(rule) in categories():
        print_category(int(rule), known.values(), console)
    elif rule.isdecimal():
        raise UsageError(f"There is no category {rule}.", next_step=f"They are numbered 1 to {max(categories())}.")
    else:
        raise UsageError(f"There is no rule {rule}.", next_step=_suggestion(rule, tuple(known)))
    return Exit.DONE


def _suggestion(rule: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(rule, known, n=1, cutoff=0.4)
    return f"Did you mean {close[0]}?" if close else "Type watari explain for the list of rules."
