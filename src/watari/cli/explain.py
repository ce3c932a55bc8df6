"""``watari explain``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from watari.cli.exits import Exit
from watari.errors import UsageError


def explain(
    rule: str | None = None,
    *,
    rules: tuple[Path, ...] = (),
    color: Literal["auto", "always", "never"] = "auto",
) -> int:
    """Tells why a rule exists, with an example and the replacement; without a rule, lists all.

    Parameters
    ----------
    rule
        The rule's id, as `watari check` prints it.
    rules
        A folder with more rules; may be given more than once.
    color
        auto colours on a terminal only, and honours NO_COLOR and FORCE_COLOR.
    """
    from watari.report.check import print_rule, print_rules
    from watari.report.console import data_console
    from watari.rules.rule import load

    known = {one.id: one for one in load(rules)[0]}
    console = data_console(color)
    if rule is None:
        print_rules(known.values(), console)
    elif rule in known:
        print_rule(known[rule], console)
    else:
        raise UsageError(f"There is no rule {rule}.", next_step=_suggestion(rule, tuple(known)))
    return Exit.DONE


def _suggestion(rule: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(rule, known, n=1, cutoff=0.4)
    return f"Did you mean {close[0]}?" if close else "Type watari explain for the list of rules."
