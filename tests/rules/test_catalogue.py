"""Every rule against its case files: what it must find, what looks alike, and what must never be found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from watari.model.fleet import Fleet
from watari.rules.matching import find_all
from watari.rules.rule import Rule, load
from watari.rules.run import check
from watari.sources.syntax import parse

CASES = Path(__file__).parent.parent / "cases" / "rules"
RULES, NOTES = load()
SUFFIX = {"go": ".go", "python": ".py", "javascript": ".js"}
MARK = "finding"


def case(rule: Rule, kind: str) -> Path:
    return CASES / rule.id / (kind + SUFFIX[rule.language])


def found(rule: Rule, kind: str, folder: Path) -> set[int]:
    shutil.copy(case(rule, kind), folder)
    return {one.line for one in check(Fleet(str(folder), ())).findings if one.rule == rule.id}


def marked(file: Path) -> set[int]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith((f"// {MARK}", f"# {MARK}"))}


def test_the_shipped_rules_can_all_be_read() -> None:
    assert NOTES == ()
    assert len(RULES) >= 30


def test_no_case_without_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_hit(rule: Rule, tmp_path: Path) -> None:
    expected = marked(case(rule, "hit"))
    assert expected, "the case marks no line"
    assert found(rule, "hit", tmp_path) == expected


@pytest.mark.parametrize("kind", ["near-miss", "trap"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_false_alarm(rule: Rule, kind: str, tmp_path: Path) -> None:
    assert found(rule, kind, tmp_path) == set()
    # The case must come as far as the matcher, or it shows nothing.
    assert check(Fleet(str(tmp_path), ())).files_read == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_stock_ast_grep_finds_a_line_of_the_hit(rule: Rule) -> None:
    file = case(rule, "hit")
    tree = parse(file.read_bytes(), rule.language)
    config = {"rule": rule.rule, "utils": rule.utils, "constraints": rule.constraints}
    stock = find_all(tree.root, {name: value for name, value in config.items() if value})
    assert {tree.line(node) for node in stock} & marked(file)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_to_do(rule: Rule) -> None:
    metadata = rule.metadata
    assert rule.needles, "without literals every file would be parsed"
    assert metadata.why.strip().endswith((".", ")"))
    assert metadata.replacement.strip().endswith((".", ")"))
    assert metadata.recipe_reason.strip().endswith(".")
    assert metadata.example.strip()
