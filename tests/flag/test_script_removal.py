"""Flags that people wrote by hand, in the languages that share an engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.cases import after, tree

from watari.flag.removal import retire
from watari.sources.config import Config

CASES = Path(__file__).parent.parent / "cases" / "flag-removal"
BY_HAND = sorted(
    f"{language}/{one.name}"
    for language in ("java", "javascript", "python", "ruby")
    for one in (CASES / language).iterdir()
)


def removed(case: str, keep: str = "ecs") -> dict[str, bytes]:
    folder = CASES / case
    expressions = (folder / "expressions").read_text().splitlines()
    result = retire(folder / "before", Config(), keep="ec2" if keep == "ec2" else "ecs", expressions=expressions)
    assert result.refused == ()
    return after(tree(folder / "before"), result)


@pytest.mark.parametrize("case", BY_HAND)
def test_it_goes_without_a_trace(case: str) -> None:
    made = removed(case)
    expected = tree(CASES / case / "after")
    assert made.keys() == expected.keys()
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path


@pytest.mark.parametrize("case", BY_HAND)
def test_the_other_home_stays_where_that_is_wanted(case: str) -> None:
    text = b"".join(removed(case, keep="ec2").values())
    assert b"ECS" not in text.replace(b"ON_ECS_EXAMPLE", b"")
    assert text != b"".join(tree(CASES / case / "before").values())
