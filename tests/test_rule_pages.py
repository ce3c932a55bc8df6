"""The documentation of the rules is made from the rules; each category has a rule or a reason in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.rule_pages import LANGUAGES, column_of, page, pages, write
from watari.rules.categories import NUMBERS, absent, categories
from watari.rules.rule import catalogue_folder, shipped

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "rules"
RULES = shipped()


def test_the_pages_are_up_to_date() -> None:
    committed = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*")}
    made = pages()
    stale = {name for name in committed | made if committed.get(name) != made.get(name)}
    assert not stale, "type make rule-pages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_has_a_rule_or_a_reason(language: str) -> None:
    found = {rule.metadata.category for rule in RULES if column_of(rule) == language}
    assert set(NUMBERS) - found - set(absent(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_is_a_sentence_about_a_category(language: str) -> None:
    for number, reason in absent(language).items():
        assert number in NUMBERS
        assert reason.strip()


def test_there_are_74_categories() -> None:
    assert list(categories()) == list(NUMBERS)
    assert all(one.fargate.endswith(".") and not one.title.endswith(".") for one in categories().values())


def test_a_shipped_rules_file_has_its_name() -> None:
    assert {file.stem for file in catalogue_folder().rglob("*.yml")} == {rule.id for rule in RULES}


def test_links_lead_somewhere(tmp_path: Path) -> None:
    write(tmp_path)
    for file in tmp_path.glob("*.md"):
        text = re.sub(r"^(`{3,}).*?^\1$", "", file.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target, _, anchor in re.findall(r"\]\(([^)#]*)(#?)([^)]*)\)", text):
            place = tmp_path / target if target else file
            assert place.is_file(), f"{file.name}: {target}"
            assert not anchor or f'<a id="{anchor}">' in place.read_text(encoding="utf-8"), f"{file.name}: #{anchor}"


def test_a_page_that_has_no_rule_any_more_goes(tmp_path: Path) -> None:
    (tmp_path / "go-of-old.md").write_text("old")
    write(tmp_path)
    assert {file.stem for file in tmp_path.glob("*.md")} == {"README", *(rule.id for rule in RULES)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_shows_a_line_that_is_found_and_one_that_is_not(rule) -> None:
    text = page(rule)
    found = text.partition("## Found\n")[2].partition("## Not found\n")[0]
    assert re.search(r"finding(?: \*/)?$|, line \d", found, re.M)
    assert "No case is written down" not in text
