"""`watari explain`: the list by category, a rule's page, a category's rules, and what to type after a mistake."""

from __future__ import annotations

import pytest

from watari.cli.main import main
from watari.rules.categories import categories
from watari.rules.rule import load

RULES = load()[0]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["explain", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_the_list_is_by_category(said) -> None:
    code, out, _ = said()
    assert code == 0
    lines = out.splitlines()
    for rule in RULES:
        line = next(number for number, line in enumerate(lines) if f" {rule.id} " in line)
        heads = [line for line in lines[:line] if not line.startswith(" ")]
        number = rule.metadata.category
        assert heads[-1] == f"{number}. {categories()[number].title}"


def test_a_category_shows_all_of_its_rules(said) -> None:
    code, out, _ = said("30")
    assert code == 0
    assert out.startswith("30. logs written into files\n")
    for rule in RULES:
        assert (f"{rule.id}  " in out) == (rule.metadata.category == 30)


@pytest.mark.parametrize("number", ["0", "75", "123456"])
def test_a_category_that_is_none(said, number: str) -> None:
    code, _, err = said(number)
    assert code == 2
    assert "1 to 74" in err


def test_every_category_can_be_asked_for(said) -> None:
    for number in categories():
        assert said(str(number))[0] == 0
